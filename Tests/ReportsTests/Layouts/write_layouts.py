#!/usr/bin/env python3
"""Writes reports in every layout in which they reach people, with the writers that people use.

    write_layouts.py FOLDER < reports.jsonl

A report is a line of JSON: {"name": …, "blocks": [{"text": …} | {"table": [[{"text", "columns", "rows"}]]}]}. Its files are
named NAME.LAYOUT.EXTENSION. Layouts whose writer is not installed are left out; the last line printed names them.
"""
import html, json, os, subprocess, sys

ENCODINGS = {"gb18030": ("gb18030", b""), "utf16": ("utf-16-le", b"\xff\xfe"), "utf16be": ("utf-16-be", b"\xfe\xff"),
             "utf16bare": ("utf-16-le", b""), "utf8bom": ("utf-8", b"\xef\xbb\xbf")}
PDF_TEXTS = {"layout": ["-layout"], "raw": ["-raw"], "plain": []}
LACKING = set()


class Lacking(Exception): pass


def wanted(module):
    try:
        return __import__(module)
    except Exception:  # weasyprint without its C libraries raises OSError
        LACKING.add(module)
        raise Lacking(module)


# ---------------------------------------------------------------- tables

def spans(cell, names=("colspan", "rowspan")):
    return "".join(f' {n}="{cell[k]}"' for n, k in zip(names, ("columns", "rows")) if cell[k] > 1)


def placed(table):
    """(row, column, cell) of every cell, with the places that spans cover left out"""
    taken = set()
    for r, row in enumerate(table):
        c = 0
        for cell in row:
            while (r, c) in taken: c += 1
            yield r, c, cell
            taken |= {(r + i, c + j) for i in range(cell["rows"]) for j in range(cell["columns"])}
            c += cell["columns"]


def width(table): return sum(cell["columns"] for cell in table[0])


# ---------------------------------------------------------------- files

def page(blocks, ruled=True):
    parts = []
    for block in blocks:
        if "text" in block: parts.append(f"<p>{html.escape(block['text'])}</p>"); continue
        rows = ("<tr>" + "".join(f"<td{spans(c)}>{html.escape(c['text'])}</td>" for c in row) + "</tr>" for row in block["table"])
        parts.append("<table>" + "\n".join(rows) + "</table>")
    border = "border:1px solid #000;" if ruled else ""
    style = (f'@page{{size:A4;margin:2cm;@bottom-center{{content:"— " counter(page) " —"}}}}'
             f'body{{font-family:"Noto Sans CJK SC";font-size:9pt}}table{{border-collapse:collapse;width:100%}}'
             f'td{{{border}padding:3px;text-align:center}}')
    return f'<html><head><meta charset="utf-8"><style>{style}</style></head><body>' + "\n".join(parts) + "</body></html>"


def web_archive(blocks):
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText
    mail = MIMEMultipart("related"); mail["Subject"] = "page"; mail.attach(MIMEText(page(blocks), "html", "utf-8"))
    return mail.as_bytes()


def word(blocks, path):
    document = wanted("docx").Document()
    for block in blocks:
        if "text" in block: document.add_paragraph(block["text"]); continue
        rows = block["table"]
        table = document.add_table(len(rows), width(rows)); table.style = "Table Grid"
        for r, c, cell in placed(rows):
            place = table.cell(r, c)
            if cell["columns"] * cell["rows"] > 1: place = place.merge(table.cell(r + cell["rows"] - 1, c + cell["columns"] - 1))
            place.text = cell["text"]
    document.save(path)


def value(text):
    """What a person typing the text into Excel stores."""
    for kind in (int, float):
        try: return kind(text)
        except ValueError: pass
    return text or None


def workbook(blocks, path):
    book = wanted("openpyxl").Workbook(); sheet = book.active; base = 1
    for block in blocks:
        if "text" in block: sheet.cell(base, 1, block["text"]); base += 1; continue
        for r, c, cell in placed(block["table"]):
            sheet.cell(base + r, c + 1, value(cell["text"]))
            if cell["columns"] * cell["rows"] > 1:
                sheet.merge_cells(start_row=base + r, start_column=c + 1, end_row=base + r + cell["rows"] - 1,
                                  end_column=c + cell["columns"])
        base += len(block["table"])
    book.save(path)


def drawn(blocks, path, ruled):
    """A PDF as reporting programs write it, its fonts not embedded."""
    wanted("reportlab")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate, Paragraph, Table
    from reportlab.lib.styles import ParagraphStyle
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=7, leading=8.5, wordWrap="CJK")
    story = []
    for block in blocks:
        if "text" in block: story.append(Paragraph(html.escape(block["text"]), style)); continue
        rows = block["table"]; columns = width(rows)
        data = [[""] * columns for _ in rows]; look = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        if ruled: look.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
        for r, c, cell in placed(rows):
            data[r][c] = Paragraph(html.escape(cell["text"]), style)
            if cell["columns"] * cell["rows"] > 1: look.append(("SPAN", (c, r), (c + cell["columns"] - 1, r + cell["rows"] - 1)))
        story.append(Table(data, colWidths=[530 / columns] * columns, style=look))
    SimpleDocTemplate(path, leftMargin=30, rightMargin=30, topMargin=30, bottomMargin=30).build(story)


def printed(blocks, path, ruled): wanted("weasyprint").HTML(string=page(blocks, ruled)).write_pdf(path)


# ---------------------------------------------------------------- text

def text(blocks, cell, row, block):
    parts = []
    for b in blocks:
        parts.append(b["text"] if "text" in b else row.join(cell.join(c["text"] for c in r) for r in b["table"]))
    return block.join(parts)


TEXTS = {"pipes": (" | ", "\n", "\n\n"), "tabs": ("\t", "\n", "\n"), "lines": ("\n", "\n", "\n"),
         "spaced": (" ", " ", " "), "rows": (" ", "\n", "\n"), "glued": ("", "", "")}


# ---------------------------------------------------------------- the whole

def write(folder, report):
    blocks = report["blocks"]

    def place(layout, extension): return os.path.join(folder, f"{report['name']}.{layout}.{extension}")

    def put(layout, extension, data):
        with open(place(layout, extension), "wb") as f: f.write(data)

    put("html", "html", page(blocks).encode()); put("mht", "mht", web_archive(blocks))
    for name, separators in TEXTS.items(): put(name, "txt", text(blocks, *separators).encode())
    for name, (code, mark) in ENCODINGS.items():
        put(f"pipes_{name}", "txt", mark + text(blocks, *TEXTS["pipes"]).encode(code))
        put(f"html_{name}", "html", mark + page(blocks).replace("utf-8", "gb2312").encode(code))
    for layout, extension, writer in (("docx", "docx", word), ("xlsx", "xlsx", workbook)):
        attempt(lambda: writer(blocks, place(layout, extension)))
    for name, writer in (("printed", printed), ("drawn", drawn)):
        for ruled in (True, False):
            layout = f"pdf_{name}_{'ruled' if ruled else 'bare'}"
            if attempt(lambda: writer(blocks, place(layout, "pdf"), ruled)): texts_of(place, layout)


def attempt(writing):
    """True where the writer is installed; its own faults are not hidden"""
    try: writing(); return True
    except Lacking: return False


def texts_of(place, layout):
    for name, options in PDF_TEXTS.items():
        subprocess.run(["pdftotext", *options, place(layout, "pdf"), place(f"{layout}_{name}", "txt")], check=True)


if __name__ == "__main__":
    for line in sys.stdin:
        if line.strip(): write(sys.argv[1], json.loads(line))
    print("lacking: " + (", ".join(sorted(LACKING)) or "none"))
