using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>
/// The cells of the row in hand, cleaned and read by their type, in the order of the template's columns ("slots").
/// Loaded again for every row; nothing is allocated but what the values themselves need.
/// </summary>
internal sealed class RowCells
{
    /// <summary>A slot of a field that the template does not have.</summary>
    public const int NoSlot = -1;

    private readonly FileColumn[] columns;
    private readonly CellValue[] values;
    private readonly int[] unlabelled;
    private readonly int width;
    private readonly Dictionary<string, int> slots;
    private readonly CellReader reader;
    private readonly RowFindings findings;

    public RowCells(TemplateMatch match, CodeTables codes, RowFindings findings)
    {
        this.findings = findings;
        columns = [.. match.Template.Columns.Select((spec, i) => new FileColumn(
            spec,
            match.Ordinals[i],
            match.Ordinals[i] < 0 ? null : match.Header[match.Ordinals[i]],
            spec.Codes is null ? null : codes[spec.Codes]))];
        values = new CellValue[columns.Length];
        width = match.Header.Count;
        unlabelled = [.. Enumerable.Range(0, width).Except(match.Ordinals)];
        slots = columns.Select((column, slot) => (column.Spec.Field, slot)).ToDictionary(pair => pair.Field, pair => pair.slot, StringComparer.Ordinal);
        reader = new CellReader(findings);
    }

    public ReadOnlySpan<FileColumn> Columns => columns;

    public ReadOnlySpan<CellValue> Values => values;

    public int Slot(string field) => slots.GetValueOrDefault(field, NoSlot);

    public FileColumn Column(int slot) => columns[slot];

    public bool IsInFile(int slot) => slot >= 0 && columns[slot].IsInFile;

    /// <summary>Nothing stands there. A cell that holds something unreadable has no value, but is not blank: it has its finding already.</summary>
    public bool IsBlank(int slot) => slot < 0 || !values[slot].IsWritten;

    public bool IsEmpty(int slot) => slot < 0 || !values[slot].IsFilled;

    public string? Text(int slot) => slot < 0 ? null : values[slot].Text;

    public DateOnly? Date(int slot) => IsEmpty(slot) ? null : DateOnly.FromDateTime(values[slot].Time);

    public DateTime? Time(int slot) => IsEmpty(slot) ? null : values[slot].Time;

    public decimal? Number(int slot) => IsEmpty(slot) ? null : values[slot].Number;

    public int? Int(int slot) => IsEmpty(slot) || values[slot].Number > int.MaxValue ? null : (int)values[slot].Number;

    public bool? Flag(int slot) => Text(slot) is { } code ? code == "1" : null;

    public string[] List(int slot) => slot < 0 ? [] : values[slot].List ?? [];

    public void Replace(int slot, string text) => values[slot].Text = text;

    public void Load(string[] cells)
    {
        for (var slot = 0; slot < columns.Length; slot++)
        {
            var column = columns[slot];
            values[slot] = default;
            if (!column.IsInFile)
            {
                continue;
            }

            var cell = column.Ordinal < cells.Length ? cells[column.Ordinal] : null;
            if (string.IsNullOrEmpty(cell))
            {
                RequireFilled(column);
            }
            else if (!CellText.TryClean(cell, column.IsCode, out var text))
            {
                values[slot].IsWritten = true;
                findings.Add(CellFindings.ForbiddenCharacter(column, cell));
            }
            else if (text is null || (column.Spec.Type != CellType.Text && CellText.IsPlaceholder(text)))
            {
                RequireFilled(column);
            }
            else
            {
                values[slot].IsWritten = true;
                if (!ReferenceEquals(text, cell) && CellText.HasZeroWidth(cell))
                {
                    findings.Add(CellFindings.ZeroWidth(column, text));
                }

                reader.Read(column, text, ref values[slot]);
            }
        }

        RefuseUnlabelled(cells);
    }

    private void RequireFilled(FileColumn column)
    {
        if (column.Spec.Required == Requirement.Always)
        {
            findings.Add(CellFindings.RequiredEmpty(column));
        }
        else if (column.Spec.Required == Requirement.Expected)
        {
            findings.Add(CellFindings.ExpectedEmpty(column));
        }
    }

    private void RefuseUnlabelled(string[] cells)
    {
        foreach (var ordinal in unlabelled)
        {
            if (ordinal < cells.Length && !string.IsNullOrWhiteSpace(cells[ordinal]))
            {
                findings.Add(CellFindings.UnlabelledCell(ordinal, cells[ordinal]));
            }
        }

        for (var ordinal = width; ordinal < cells.Length; ordinal++)
        {
            if (!string.IsNullOrWhiteSpace(cells[ordinal]))
            {
                findings.Add(CellFindings.UnlabelledCell(ordinal, cells[ordinal]));
                return;
            }
        }
    }
}

/// <summary>
/// A cell after reading. <see cref="Text"/> is the cleaned text (the canonical code where there is a table) and is kept for
/// numbers and dates too; which of the others is set follows from the column.
/// </summary>
internal struct CellValue
{
    public string? Text;
    public string[]? List;
    public DateTime Time;
    public decimal Number;
    public bool IsWritten;

    public readonly bool IsFilled => Text is not null;
}
