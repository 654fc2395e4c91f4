"""Holds what another engine was given of an archive against the archive, view by view and row by row.

compare.py ARCHIVE postgres SOCKET DATABASE    what load.sql made
compare.py ARCHIVE duckdb|chdb FOLDER          what the lines of FOLDER/LOAD.md make

Prints a line for each view; ends with status 1 where one differs. Rows are read in order and never held all at once
(but for chdb, which gives a result as one text).
"""

import os, re, sqlite3, subprocess, sys, time
from decimal import Decimal

KEYS = {
    'cell': 'issuer year section row col', 'series': 'issuer field year', 'trend': 'issuer field year',
    '趋势': '机构 代码 年份', '依申请公开': '机构 年份 类别 事项', '复议诉讼': '机构 年份 途径',
}
VIEWS = 'report cell extra fact finding series trend 依申请公开 主动公开 复议诉讼 趋势 核对结果'.split()


def number(text):
    """The shortest writing of a decimal."""
    if 'e' in text or 'E' in text:
        text = format(Decimal(text), 'f')
    if '.' in text:
        text = text.rstrip('0').rstrip('.')
    return '0' if text == '-0' else text


def of_archive(value):
    return value if value is None or isinstance(value, str) else number(repr(value))


class Archive:
    def __init__(self, path):
        self.db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)

    def columns(self, view):
        return [row[1] for row in self.db.execute(f"PRAGMA table_info('{view}')")]

    def rows(self, view, empty_is_null):
        columns = [f"nullif(\"{c}\", '') AS \"{c}\"" if empty_is_null else f'"{c}"' for c in self.columns(view)]
        order = ', '.join(str(1 + self.columns(view).index(c)) for c in order_of(view, self.columns(view)))
        return self.db.execute(f'SELECT {", ".join(columns)} FROM "{view}" ORDER BY {order}')

    def sums(self):
        """Exact sums of all cells by year."""
        sums = {}
        for year, scale, mantissa in self.db.execute(
                'SELECT year, scale, mantissa FROM figure WHERE mantissa IS NOT NULL'):
            sums[year] = sums.get(year, 0) + mantissa * 10 ** (15 - scale)
        return {year: number(f'{total // 10 ** 15}.{total % 10 ** 15:015d}') for year, total in sums.items()}


def order_of(view, columns):
    return KEYS[view].split() if view in KEYS else columns


TABS = {'N': None, 't': '\t', 'n': '\n', 'r': '\r', '\\': '\\', "'": "'", 'b': '\b', 'f': '\f', '0': '\0'}


def of_tabs(line):
    """The fields of a line in the text form of COPY, which is also ClickHouse's TSV."""
    fields = line.split('\t')
    if '\\' not in line:
        return fields
    return [None if f == '\\N' else re.sub(r'\\(.)', lambda m: TABS.get(m[1], m[1]), f) if '\\' in f else f
            for f in fields]


class Postgres:
    empty_is_null = False

    def __init__(self, socket, database):
        self.call = ['psql', '-XqAt', '-h', socket, '-U', 'postgres', '-d', database]

    def lines(self, sql):
        psql = subprocess.Popen(self.call + ['-c', f'COPY ({sql}) TO STDOUT'], stdout=subprocess.PIPE)
        for line in psql.stdout:
            yield of_tabs(line.decode().rstrip('\n'))
        if psql.wait():
            raise SystemExit(f'psql failed: {sql}')

    def rows(self, view, columns):
        types = dict(self.lines(
            f"SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{view}'"))
        order = [f'"{c}"' + (' COLLATE "C"' if types[c] == 'text' else '') + ' NULLS FIRST'
                 for c in order_of(view, columns)]
        names = ', '.join(f'"{c}"' for c in columns)
        return self.lines(f'SELECT {names} FROM "{view}" ORDER BY {", ".join(order)}')

    def sums(self):
        return {int(y): number(s) for y, s in self.lines('SELECT year, sum(value) FROM cell GROUP BY 1') if s}


class Lake:
    empty_is_null = True

    def __init__(self, folder, first_word):
        os.chdir(folder)
        self.text = open('LOAD.md', encoding='utf-8').read()
        blocks = re.findall(r'```sql\n(.*?)\n```', self.text, re.S)
        self.statements = [block for block in blocks if block.startswith(first_word)]
        self.slugs = dict(re.findall(r'^## (\S+) \(`(\w+)/', self.text, re.M))

    def select(self, view, columns):
        names = ', '.join(f'"{c}"' for c in columns)
        order = ', '.join(f'"{c}" NULLS FIRST' for c in order_of(view, columns))
        return f'SELECT {names} FROM {self.table(view)} ORDER BY {order}'


class DuckDB(Lake):
    def __init__(self, folder):
        import duckdb
        super().__init__(folder, 'COPY')
        self.connection = duckdb.connect()
        for statement in self.statements:
            self.connection.execute(statement)

    def table(self, view):
        return f"'{self.slugs[view]}.parquet'"

    def rows(self, view, columns):
        if view not in self.slugs:
            return
        result = self.connection.execute(self.select(view, columns))
        while batch := result.fetchmany(10_000):
            for row in batch:
                yield [None if v is None else v if isinstance(v, str) else str(v) if isinstance(v, int)
                       else repr(v) if isinstance(v, float) else format(v, 'f') for v in row]

    def sums(self):
        rows = self.connection.execute("SELECT year, sum(value) FROM 'cell.parquet' GROUP BY 1").fetchall()
        return {year: number(format(total, 'f')) for year, total in rows if total is not None}


class ClickHouse(Lake):
    def __init__(self, folder):
        from chdb import session
        super().__init__(folder, 'CREATE')
        self.session = session.Session()
        for statement in self.statements:
            self.session.query(statement)

    def table(self, view):
        return f'"{view}"'

    def lines(self, sql):
        for line in self.session.query(sql, 'TabSeparated').bytes().splitlines():
            yield of_tabs(line.decode())

    def rows(self, view, columns):
        return self.lines(self.select(view, columns)) if view in self.slugs else iter(())

    def sums(self):
        return {int(y): number(s) for y, s in self.lines('SELECT year, sum(value) FROM cell GROUP BY 1') if s}


def differs(view, archive, engine):
    """The number of rows, and the first that is not the same."""
    columns = archive.columns(view)
    theirs = iter(engine.rows(view, columns))
    count = 0
    for row in archive.rows(view, engine.empty_is_null):
        ours = [of_archive(value) for value in row]
        other = next(theirs, None)
        if other is None:
            return count, f'a row is missing: {ours}'
        other = [number(b) if b is not None and isinstance(raw, (int, float)) else b for raw, b in zip(row, other)]
        if ours != other:
            return count, f'in the archive {ours}\n  there {other}'
        count += 1
    more = next(theirs, None)
    return count, None if more is None else f'a row too many: {more}'


def main(path, kind, *place):
    archive, start, status = Archive(os.path.abspath(path)), time.time(), 0
    engine = {'postgres': Postgres, 'duckdb': DuckDB, 'chdb': ClickHouse}[kind](*place)
    print(f'{kind}: opened or loaded in {time.time() - start:.1f} s')
    for view in VIEWS:
        start = time.time()
        count, fault = differs(view, archive, engine)
        print(f'{view}: {count} rows {fault or "the same"} ({time.time() - start:.1f} s)')
        status |= fault is not None
    sums = archive.sums() == engine.sums()
    print('sums of cell by year: ' + ('the same' if sums else f'{archive.sums()} there {engine.sums()}'))
    sys.exit(status or not sums)


main(*sys.argv[1:])
