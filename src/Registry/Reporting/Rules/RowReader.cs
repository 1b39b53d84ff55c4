using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>
/// Reads the rows of one file. Not safe for two threads: it reuses its buffers; make one a thread.
/// Pure: no clock and no database; the day of the report is a parameter.
/// </summary>
public sealed class RowReader(TemplateMatch match, CodeTables codes, SchemeTable schemes, RegionTable regions, DatedRules rules)
{
    /// <param name="row">The row number that the body sees: the header is row 1.</param>
    /// <param name="cells">As many as the header, or fewer where the file leaves trailing cells out.</param>
    /// <param name="reportedOn">The Beijing date on which the file arrived.</param>
    public RowReading Read(int row, string[] cells, DateOnly reportedOn)
    {
        throw new NotImplementedException();
    }
}
