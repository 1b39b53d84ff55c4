using Zhiheng.Kernel;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What the rules of one row may look at.</summary>
internal sealed class RowContext(RowCells cells, RowFindings findings, RowJson json, SchemeTable schemes, Districts districts, DatedRules rules)
{
    public RowCells Cells { get; } = cells;

    public SchemeTable Schemes { get; } = schemes;

    public Districts Districts { get; } = districts;

    public DatedRules Rules { get; } = rules;

    public RowJson Json { get; } = json;

    /// <summary>The Beijing date on which the file arrived.</summary>
    public DateOnly ReportedOn { get; set; }

    public void Add(Finding finding) => findings.Add(finding);

    /// <summary>The cell must be filled. Silent when the file lacks the whole column: that is a note on the file, not a fault of each row.</summary>
    public void Need(int slot, Func<FileColumn, Finding> missing)
    {
        if (Cells.IsInFile(slot) && Cells.IsBlank(slot))
        {
            Add(missing(Cells.Column(slot)));
        }
    }

    /// <summary>The cell must be filled, and a file without the column cannot report such a row: the register would become wrong.</summary>
    public void NeedAlways(int slot, Func<FileColumn, Finding> missing)
    {
        if (slot >= 0 && Cells.IsBlank(slot))
        {
            Add(missing(Cells.Column(slot)));
        }
    }

    /// <summary>The cell must be empty.</summary>
    public void NeedEmpty(int slot, Func<FileColumn, string, Finding> filled)
    {
        if (!Cells.IsEmpty(slot))
        {
            Add(filled(Cells.Column(slot), Cells.Text(slot)!));
        }
    }
}
