using Zhiheng.Kernel;
namespace Zhiheng.Registry.Reporting.Files;
internal static class Workbook
{
    public static Outcome<ReportFileContent> Open(RawFile file, FileLimits limits) => FileRefusals.NoSheet();
}
