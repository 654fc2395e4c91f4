#!/usr/bin/env python3
"""Small inputs for a harness to begin with: seeds.py HARNESS ROOT FOLDER"""
import glob, os, sys

harness, root, folder = sys.argv[1:]


def put(name, data):
    with open(os.path.join(folder, "seed-" + name.replace("/", "_")), "wb") as f: f.write(data)


def samples(limit):
    for path in sorted(glob.glob(root + "/Tests/Fixtures/*/*.txt") + glob.glob(root + "/Tests/Fixtures/*/*.html")):
        data = open(path, "rb").read()
        if len(data) <= limit: yield os.path.relpath(path, root), data


if harness in ("DocumentFuzz", "ReportFuzz"):
    for name, data in samples(16 << 10): put(name, data)
if harness == "DocumentFuzz":
    for name, data in list(samples(6 << 10))[:4]:
        put(name + "16", b"\xff\xfe" + data.decode().encode("utf-16-le")); put(name + "gb", data.decode().encode("gb18030"))
    put("mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html; charset=\"gb2312\"\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n<table><tr><td colspan=3D\"2\">=B1=ED</table>\n--b--\n")
    put("script", b"<script>var a = '<table><tr><td rowspan=\"2\">1<\\/td><td>2<\\/td><\\/tr><\\/table>';</script>")
if harness == "OfficeFuzz":
    put("word", b"\x00<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>a</w:t><w:tab/></w:r></w:p><w:tbl>"
        b"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
        b"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>\x00<w:styles/>\x00<w:numbering/>")
    put("sheet", b"\x01<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>2.0</v></c><c r=\"D1\" t=\"inlineStr\">"
        b"<is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>\x00<sst><si><t>a</t></si></sst>\x00"
        b"<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0.00\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>")
if harness == "PartingFuzz":
    rows = ["5000005", "1000001", "0 0 0 0 0 00", "2000002", "0000000", "12000012", "1 2 _ 3 4 5 6"]
    for kind in range(8): put(f"rows{kind}", bytes([kind]) + "\n".join(rows * 4)[:200].encode())
    put("money", b"\x02" + b"15-15\n88-720\n1018703\n12 0.5\n" * 3); put("appeals", b"\x04000000000000000"); put("long", b"\x00" + b"1" * 90 + b"\n" + b"2" * 90)
