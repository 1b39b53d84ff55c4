using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Cli;

/// <summary>How far an import is.</summary>
internal sealed class ProgressBar(string name, Func<double> share) : IProgress<ImportProgress>, IDisposable
{
    private readonly Bar bar = new(name);

    public void Report(ImportProgress value) => bar.Show(
        value.Expected is > 0 ? (double)value.Done / value.Expected.Value : share(),
        $"{value.Done:N0} 行  接受 {value.Accepted + value.Warned:N0}  拒绝 {value.Rejected:N0}");

    public void Dispose() => bar.Dispose();
}
