#!/bin/sh
# Builds the readers with libFuzzer and AddressSanitizer and lets each harness run: fuzz.sh SECONDS [HARNESS…]
# What it finds stays in .build-fuzz/found; the corpus it has grown in .build-fuzz/corpus.
set -eu
seconds=$1; shift
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd); out=$root/.build-fuzz
mkdir -p "$out/found"
flags="-O -wmo -swift-version 6 -package-name archive -enable-testing -parse-as-library -sanitize=fuzzer,address
  -I $out -I $root/Sources/CLibXML2 -I $root/Sources/CLibArchive -Xcc -I/usr/include/libxml2"
for module in Forms Documents Reports; do
  sources=$(find "$root/Sources/$module" -name '*.swift')
  if [ -e "$out/lib$module.a" ] && [ -z "$(find "$root/Sources" -newer "$out/lib$module.a" -name '*.swift' -print -quit)" ]
  then continue; fi
  # shellcheck disable=SC2086
  swiftc $flags -emit-module -module-name "$module" -emit-module-path "$out/$module.swiftmodule" \
    -emit-library -static -o "$out/lib$module.a" $sources
done

for harness in "${@:-DocumentFuzz OfficeFuzz ReportFuzz PartingFuzz}"; do
  for name in $harness; do
    extra=; [ "$name" = OfficeFuzz ] && extra=$root/Tests/DocumentsTests/ZipWriter.swift
    # shellcheck disable=SC2086
    swiftc $flags -module-name "$name" "$here/$name.swift" $extra -o "$out/$name" \
      -L "$out" -lReports -lDocuments -lForms -lxml2 -larchive 2>"$out/$name.log" || { cat "$out/$name.log"; exit 1; }
    mkdir -p "$out/corpus/$name"
    python3 "$here/seeds.py" "$name" "$root" "$out/corpus/$name"
    echo "== $name"
    # Without SWIFT_BACKTRACE a crash does not come back; -timeout and -rss_limit_mb are what is asked of the readers.
    SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=1 timeout -k 5 $((seconds + 60)) \
      "$out/$name" -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=1024 \
      -dict="$here/labels.dict" -artifact_prefix="$out/found/$name-" -print_final_stats=1 "$out/corpus/$name" \
      2>&1 | grep -E '^==[0-9]|ERROR|Fatal|SUMMARY|stat::|Test unit|cov: .*DONE|frame|#[0-9]+ ' | tail -25
  done
done
