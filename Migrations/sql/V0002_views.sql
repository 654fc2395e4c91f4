-- The contract (design.md). Users' SQL stands on these views; tables beneath may change. No functions of our own.

-- One row per current report.
CREATE VIEW report AS
SELECT f.id AS report_id, i.name AS issuer, f.year, fm.code AS form, f.title, f.published_on, f.scope,
  s.name AS source, s.sha256, f.imported_at, f.revision
FROM filing f JOIN issuer i ON i.id = f.issuer_id JOIN form fm ON fm.id = f.form_id JOIN source s ON s.id = f.source_id
WHERE f.is_current = 1;

-- Cells of current reports in one shape, figures as mantissa and scale. Each arm joins the issuer for itself: so a
-- condition on it reaches the key of the table.
CREATE VIEW figure AS
SELECT i.name AS issuer, f.year, f.id AS filing_id, f.form_id, f.source_id, 'applications' AS section, o.code AS row,
  a.code AS col, ac.value AS mantissa, 0 AS scale, a.unit AS unit, ac.state_id, ac.basis_id, ac.raw, ac.at_page, ac.at_table,
  ac.at_row, ac.at_col, o.form_order * 100 + a.form_order AS form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN application_count ac ON ac.filing_id = f.id JOIN outcome o ON o.id = ac.outcome_id
JOIN applicant a ON a.id = ac.applicant_id
UNION ALL
SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'disclosure', d.code, m.code, dc.value, dc.scale,
  coalesce(dc.unit, m.unit), dc.state_id, dc.basis_id, dc.raw, dc.at_page, dc.at_table, dc.at_row, dc.at_col,
  d.form_order * 100 + m.form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN disclosure_count dc ON dc.filing_id = f.id JOIN disclosure_item d ON d.id = dc.item_id
JOIN disclosure_measure m ON m.id = dc.measure_id
UNION ALL
SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'appeals', t.code, r.code, pc.value, 0, r.unit, pc.state_id,
  pc.basis_id, pc.raw, pc.at_page, pc.at_table, pc.at_row, pc.at_col, t.form_order * 100 + r.form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN appeal_count pc ON pc.filing_id = f.id JOIN appeal_route t ON t.id = pc.route_id
JOIN appeal_result r ON r.id = pc.result_id
UNION ALL
SELECT i.name, f.year, f.id, f.form_id, f.source_id, 'annex', x.label, xc.which, xc.value, xc.scale, xc.unit, xc.state_id,
  xc.basis_id, xc.raw, xc.at_page, xc.at_table, xc.at_row, xc.at_col, xc.form_order
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN annex_count xc ON xc.filing_id = f.id JOIN annex_item x ON x.id = xc.item_id;

-- One row per cell of a current report. A decimal of at most 15 digits prints exactly from a REAL.
CREATE VIEW cell AS
SELECT g.issuer, g.year, fm.code AS form, g.section, g.row, g.col,
  CASE WHEN g.scale = 0 THEN g.mantissa ELSE g.mantissa / CAST('1e' || g.scale AS REAL) END AS value,
  g.unit, s.code AS state, b.code AS basis, coalesce(g.raw, CAST(g.mantissa AS TEXT), '') AS raw, src.name AS source,
  iif(g.at_page IS NULL, '', 'page ' || g.at_page || ' ') || iif(g.at_table IS NULL,
    'line ' || g.at_row || coalesce(' char ' || g.at_col, ''),
    'table ' || g.at_table || ' row ' || g.at_row || coalesce(' col ' || g.at_col, '')) AS place,
  g.filing_id AS report_id, g.form_order
FROM figure g JOIN form fm ON fm.id = g.form_id JOIN source src ON src.id = g.source_id
JOIN cell_state s ON s.id = g.state_id JOIN cell_basis b ON b.id = g.basis_id;

-- One row per printed cell that belongs to no row of the form.
CREATE VIEW extra AS
SELECT r.issuer, r.year, c.section, c.label, c.col,
  CASE WHEN c.scale = 0 THEN c.value ELSE c.value / CAST('1e' || c.scale AS REAL) END AS value,
  c.unit, s.code AS state, c.raw, r.source,
  iif(c.at_page IS NULL, '', 'page ' || c.at_page || ' ') || iif(c.at_table IS NULL,
    'line ' || c.at_row || coalesce(' char ' || c.at_col, ''),
    'table ' || c.at_table || ' row ' || c.at_row || coalesce(' col ' || c.at_col, '')) AS place,
  r.report_id
FROM report r JOIN extra_count c ON c.filing_id = r.report_id JOIN cell_state s ON s.id = c.state_id;

-- One row per figure read from a sentence.
CREATE VIEW fact AS
SELECT r.issuer, r.year, c.fact,
  CASE WHEN c.scale = 0 THEN c.value ELSE c.value / CAST('1e' || c.scale AS REAL) END AS value,
  c.unit, c.sentence, r.source,
  iif(c.at_page IS NULL, '', 'page ' || c.at_page || ' ') || iif(c.at_table IS NULL,
    'line ' || c.at_row || coalesce(' char ' || c.at_col, ''),
    'table ' || c.at_table || ' row ' || c.at_row || coalesce(' col ' || c.at_col, '')) AS place,
  r.report_id
FROM report r JOIN sentence_fact c ON c.filing_id = r.report_id;

-- One row per finding.
CREATE VIEW finding AS
SELECT r.issuer, r.year, n.rule, n.severity, n.section, n.row, n.col, n.expected, n.actual, n.message_en AS message,
  r.report_id, n.origin, n.ordinal, n.message_zh
FROM report r JOIN filing_finding n ON n.filing_id = r.report_id;

-- The terms of each field in each current report. Grouped by what users ask for (issuer, field), so that their
-- conditions reach the tables; `met` below `terms` means that a row is missing, `cells` above `met` that two annex
-- rows claim one concept, and then neither is taken. A ratio has two sums, of its terms over and under the line.
CREATE VIEW field_sum AS
SELECT i.name AS issuer, fd.code AS field, f.year, f.issuer_id, f.form_id, fd.id AS field_id,
  fd.label_zh AS label, fd.per,
  iif(fd.per IS NULL, coalesce(max(dc.unit), fd.unit, max(xc.unit)), fd.unit) AS unit,
  count(DISTINCT t.term) AS terms, count(DISTINCT iif(s.id IS NULL, NULL, t.term)) AS met, count(s.id) AS cells,
  total(s.code = 'unreadable') AS unreadable, total(s.code = 'blank') AS blank, total(s.code = 'na') AS na,
  max(coalesce(dc.scale, xc.scale, 0)) AS scale,
  sum(iif(t.part = 'over', coalesce(ac.value, dc.value, pc.value, xc.value), 0)) AS mantissa,
  sum(iif(t.part = 'under', coalesce(ac.value, dc.value, pc.value, xc.value), 0)) AS under_mantissa,
  total(iif(t.part = 'over', coalesce(ac.value, dc.value, pc.value, xc.value), 0)
    / CAST('1e' || coalesce(dc.scale, xc.scale, 0) AS REAL)) AS decimal,
  total(iif(t.part = 'under', coalesce(ac.value, dc.value, pc.value, xc.value), 0)
    / CAST('1e' || coalesce(dc.scale, xc.scale, 0) AS REAL)) AS under_decimal
FROM issuer i
JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN field fd
JOIN field_term t ON t.field_id = fd.id AND t.form_id = f.form_id
LEFT JOIN application_count ac ON t.section = 'applications'
  AND ac.filing_id = f.id AND ac.outcome_id = t.row_id AND ac.applicant_id = t.col_id
LEFT JOIN disclosure_count dc ON t.section = 'disclosure'
  AND dc.filing_id = f.id AND dc.item_id = t.row_id AND dc.measure_id = t.col_id
LEFT JOIN appeal_count pc ON t.section = 'appeals'
  AND pc.filing_id = f.id AND pc.route_id = t.row_id AND pc.result_id = t.col_id
LEFT JOIN annex_item n ON t.section = 'annex' AND n.concept = t.row
LEFT JOIN annex_count xc ON xc.filing_id = f.id AND xc.item_id = n.id AND xc.which = t.col AND xc.which = 'year'
LEFT JOIN cell_state s ON s.id = coalesce(ac.state_id, dc.state_id, pc.state_id, xc.state_id)
GROUP BY i.name, fd.code, f.year
HAVING count(s.id) > 0;

-- What the terms say together, with the sums of a ratio at one scale.
CREATE VIEW field_state AS
SELECT t.*,
  CASE WHEN cells > met OR unreadable > 0 THEN 'unreadable' WHEN met < terms THEN 'missing' WHEN blank > 0 THEN 'blank'
    WHEN na > 0 THEN 'na' WHEN per IS NOT NULL AND under_mantissa <= 0 THEN 'zero_base' ELSE 'number' END AS state,
  iif(scale = 0, mantissa, CAST(round(decimal * CAST('1e' || scale AS REAL)) AS INTEGER)) AS ratio_over,
  iif(scale = 0, under_mantissa, CAST(round(under_decimal * CAST('1e' || scale AS REAL)) AS INTEGER)) AS ratio_under
FROM field_sum t;

-- Fields of the catalogue and, one for each of their rows, fields of local annexes; a value only where every term is
-- a number. A ratio is a REAL, one division of two sums; where the sum under the line is 0 it has no value and the state
-- `zero_base`, where a cell of either sum is no number that cell's state.
CREATE VIEW field_year AS
SELECT issuer, field, year, issuer_id, form_id, field_id, label, unit, scale, state,
  CASE WHEN state <> 'number' THEN NULL WHEN per IS NOT NULL THEN CAST(per * ratio_over AS REAL) / ratio_under
    WHEN scale = 0 THEN mantissa ELSE round(decimal, scale) END AS value,
  per, iif(per IS NULL, NULL, ratio_over) AS ratio_over, iif(per IS NULL, NULL, ratio_under) AS ratio_under
FROM field_state
UNION ALL
SELECT i.name, n.field, f.year, f.issuer_id, f.form_id, NULL, n.label, xc.unit, xc.scale, s.code,
  CASE WHEN xc.scale = 0 THEN xc.value ELSE xc.value / CAST('1e' || xc.scale AS REAL) END, NULL, NULL, NULL
FROM issuer i
JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN annex_count xc ON xc.filing_id = f.id AND xc.which = 'year'
JOIN annex_item n ON n.id = xc.item_id
JOIN cell_state s ON s.id = xc.state_id;

-- One row per field × issuer × year.
CREATE VIEW series AS
SELECT y.issuer, y.field, y.label, y.unit, y.year, y.value, fm.code AS form, y.state, y.scale
FROM field_year y JOIN form fm ON fm.id = y.form_id;

-- Each value beside that of the year before, with what is known about comparing them. Units part only where one is
-- money: 件 and 条 are words for one thing, 元 and 万元 are not.
CREATE VIEW field_pair AS
SELECT w.issuer, w.field, w.field_id, w.label, w.unit, w.year, w.value, w.state, w.scale, w.per, fm.code AS form,
  p.year AS previous_year, pf.code AS previous_form,
  iif(w.last_year = w.year - 1, w.last_value, NULL) AS previous,
  iif(w.last_year = w.year - 1, w.last_state, 'missing') AS previous_state,
  iif(w.last_year = w.year - 1, w.last_scale, 0) AS previous_scale,
  iif(w.last_year = w.year - 1, w.last_unit, w.unit) AS previous_unit,
  EXISTS (SELECT 1 FROM filing e WHERE e.issuer_id = w.issuer_id AND e.year < w.year AND e.is_current = 1) AS has_past,
  iif(p.form_id = w.form_id, '=', j.comparability) AS joint, iif(p.form_id = w.form_id, '', j.note_en) AS joint_en,
  iif(p.form_id = w.form_id, '', j.note_zh) AS joint_zh
FROM (
  SELECT y.*, lag(year) OVER past AS last_year, lag(value) OVER past AS last_value, lag(state) OVER past AS last_state,
    lag(scale) OVER past AS last_scale, lag(unit) OVER past AS last_unit
  FROM field_year y WINDOW past AS (PARTITION BY issuer, field ORDER BY year)) w
JOIN form fm ON fm.id = w.form_id
LEFT JOIN filing p ON p.issuer_id = w.issuer_id AND p.year = w.year - 1 AND p.is_current = 1
LEFT JOIN form pf ON pf.id = p.form_id
LEFT JOIN field_joint fj ON fj.field_id = w.field_id AND fj.form_a = p.form_id AND fj.form_b = w.form_id
LEFT JOIN joint j ON j.id = fj.joint_id;

CREATE VIEW field_step AS
SELECT q.*,
  CASE WHEN NOT has_past THEN NULL WHEN previous_year IS NULL OR joint IS NULL OR joint = '✗' THEN 0
    WHEN unit IS NOT previous_unit AND coalesce(unit, '') || coalesce(previous_unit, '') LIKE '%元%' THEN 0
    ELSE 1 END AS comparable
FROM field_pair q;

CREATE VIEW field_change AS
SELECT q.*,
  -- Footnotes: of the joint, or of an amount whose unit no form fixes (采购总金额).
  joint = '≈' OR per IS NULL AND field_id IS NOT NULL AND (unit IS NULL OR previous_unit IS NULL) AS is_close,
  CASE WHEN comparable = 1 THEN
    iif(per IS NULL, round(value - previous, max(scale, previous_scale)), value - previous) END AS difference,
  -- Whole numbers divided once, so that money gives the same bits as the program's exact decimals.
  CASE WHEN comparable = 1 AND previous > 0 AND per IS NULL THEN
    100.0 * round((value - previous) * CAST('1e' || max(scale, previous_scale) AS REAL))
    / round(previous * CAST('1e' || max(scale, previous_scale) AS REAL)) END AS change_pct
FROM field_step q;

-- The same field's value a year before, and the change where it means something. No percentage on a base of zero
-- or below; none of a ratio, whose change is a difference of two ratios (times 100: percentage points of a share).
-- `note_code` is the note as `archive trend` gives it to programs.
CREATE VIEW trend AS
SELECT issuer, field, label, unit, year, value, previous_year, previous,
  iif(per IS NULL AND max(scale, previous_scale) = 0, CAST(difference AS INTEGER), difference) AS change, change_pct, comparable,
  CASE WHEN comparable IS NULL THEN 'first year in the archive'
    WHEN previous_year IS NULL THEN 'no report for ' || (year - 1)
    WHEN joint = '✗' THEN joint_en
    WHEN joint IS NULL THEN 'forms ' || previous_form || ' and ' || form || ' define their rows apart'
    WHEN comparable = 0 THEN 'units differ: ' || coalesce(previous_unit, 'none') || ', ' || coalesce(unit, 'none')
    ELSE joint_en || iif((previous > 0 OR previous = 0 AND per IS NOT NULL) AND value IS NOT NULL, '', iif(joint_en = '', '', '; ') || CASE
      WHEN previous IS NULL THEN 'previous is ' || previous_state WHEN value IS NULL THEN 'value is ' || state
      WHEN previous = 0 THEN 'previous is 0' ELSE 'previous is negative' END) END AS note,
  state, form, previous_form, scale,
  CASE WHEN comparable IS NULL AND value IS NOT NULL THEN 'first_year'
    WHEN comparable IS NOT NULL AND previous_year IS NULL THEN 'no_report_before'
    WHEN comparable = 0 THEN iif(previous_form = form, 'break', 'break ' || previous_form || '/' || form)
    WHEN value IS NULL THEN iif(state = 'zero_base', 'zero_denominator', 'no_figure')
    WHEN previous IS NULL THEN 'no_figure_before'
    ELSE CASE WHEN per IS NOT NULL OR previous > 0 THEN '' WHEN previous = 0 THEN 'zero_base' ELSE 'negative_base' END
      || CASE WHEN is_close = 0 THEN '' ELSE iif(per IS NOT NULL OR previous > 0, '', '; ')
        || iif(previous_form = form, 'unit_unknown', 'close ' || previous_form || '/' || form) END END AS note_code
FROM field_change;

CREATE VIEW 趋势 AS
SELECT issuer AS 机构, year AS 年份, label AS 指标, unit AS 单位, value AS 数值, previous AS 上年,
  iif(per IS NULL AND max(scale, previous_scale) = 0, CAST(difference AS INTEGER), difference) AS 增减, change_pct AS 增幅,
  comparable AS 可比,
  CASE WHEN comparable IS NULL THEN '档案中的第一年'
    WHEN previous_year IS NULL THEN '没有' || (year - 1) || '年的报告'
    WHEN joint = '✗' THEN joint_zh
    WHEN joint IS NULL THEN previous_form || '年格式与' || form || '年格式的行自定，口径不同'
    WHEN comparable = 0 THEN '单位不同：' || coalesce(previous_unit, '无') || '，' || coalesce(unit, '无')
    ELSE joint_zh || iif((previous > 0 OR previous = 0 AND per IS NOT NULL) AND value IS NOT NULL, '', iif(joint_zh = '', '', '；') || CASE
      WHEN previous = 0 AND value IS NOT NULL THEN '上年为0'
      WHEN previous < 0 AND value IS NOT NULL THEN '上年为负数'
      ELSE iif(previous IS NULL, '上年', '本年') || CASE iif(previous IS NULL, previous_state, state)
        WHEN 'blank' THEN '为空白' WHEN 'na' THEN '不适用' WHEN 'missing' THEN '缺行'
        WHEN 'zero_base' THEN '分母为0' ELSE '无法辨认' END END) END AS 说明,
  field AS 代码
FROM field_change;

-- Table 三 as the form prints it; a cell that is no number stays empty.
CREATE VIEW 依申请公开 AS
SELECT i.name AS 机构, f.year AS 年份, o.category AS 类别, o.label_zh AS 事项,
  max(iif(a.code = 'natural', ac.value, NULL)) AS 自然人, max(iif(a.code = 'business', ac.value, NULL)) AS 商业企业,
  max(iif(a.code = 'research', ac.value, NULL)) AS 科研机构, max(iif(a.code = 'social', ac.value, NULL)) AS 社会公益组织,
  max(iif(a.code = 'legal', ac.value, NULL)) AS 法律服务机构, max(iif(a.code = 'other', ac.value, NULL)) AS 其他,
  max(iif(a.code = 'total', ac.value, NULL)) AS 总计
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN application_count ac ON ac.filing_id = f.id JOIN outcome o ON o.id = ac.outcome_id
JOIN applicant a ON a.id = ac.applicant_id
GROUP BY i.name, f.year, o.form_order, o.id;

-- Table 二, rows and columns under the words of the report's own form.
CREATE VIEW 主动公开 AS
SELECT i.name AS 机构, f.year AS 年份, coalesce(lr.label, d.label_zh) AS 事项, coalesce(lc.label, m.label_zh) AS 指标,
  CASE WHEN dc.scale = 0 THEN dc.value ELSE dc.value / CAST('1e' || dc.scale AS REAL) END AS 数值,
  coalesce(dc.unit, m.unit) AS 单位
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN disclosure_count dc ON dc.filing_id = f.id JOIN disclosure_item d ON d.id = dc.item_id
JOIN disclosure_measure m ON m.id = dc.measure_id
LEFT JOIN form_label lr ON lr.form_id = f.form_id AND lr.section = 'disclosure' AND lr.axis = 'row' AND lr.code = d.code
LEFT JOIN form_label lc ON lc.form_id = f.form_id AND lc.section = 'disclosure' AND lc.axis = 'col' AND lc.code = m.code;

-- Table 四, a row for each way that a dispute took.
CREATE VIEW 复议诉讼 AS
SELECT i.name AS 机构, f.year AS 年份, t.label_zh AS 途径,
  max(iif(r.code = 'upheld', pc.value, NULL)) AS 结果维持, max(iif(r.code = 'corrected', pc.value, NULL)) AS 结果纠正,
  max(iif(r.code = 'other', pc.value, NULL)) AS 其他结果, max(iif(r.code = 'pending', pc.value, NULL)) AS 尚未审结,
  max(iif(r.code = 'total', pc.value, NULL)) AS 总计
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1
JOIN appeal_count pc ON pc.filing_id = f.id JOIN appeal_route t ON t.id = pc.route_id
JOIN appeal_result r ON r.id = pc.result_id
GROUP BY i.name, f.year, t.form_order, t.id;

-- Findings in Chinese, rows and columns under the words of the report's own form.
CREATE VIEW 核对结果 AS
SELECT i.name AS 机构, f.year AS 年份, n.rule AS 规则,
  CASE n.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END AS 级别,
  coalesce(lr.label, n.row) AS 事项, coalesce(lc.label, n.col) AS 列, n.expected AS 应为, n.actual AS 实为,
  n.message_zh AS 说明
FROM issuer i JOIN filing f ON f.issuer_id = i.id AND f.is_current = 1 JOIN filing_finding n ON n.filing_id = f.id
LEFT JOIN form_label lr ON lr.form_id = f.form_id AND lr.section = n.section AND lr.axis = 'row' AND lr.code = n.row
LEFT JOIN form_label lc ON lc.form_id = f.form_id AND lc.section = n.section AND lc.axis = 'col' AND lc.code = n.col;
