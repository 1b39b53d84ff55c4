using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Registry.Reporting.Import;

public static class ReportFileSource
{
    /// <summary>A reporting file as a source of rows. The template is recognised by the header unless named.</summary>
    public static ReportSource ToSource(this ReportFile file, string name, string? templateNo)
        => new(name, file.Sha256, file.Header, templateNo, file.EstimatedRows, file.Rows);
}
