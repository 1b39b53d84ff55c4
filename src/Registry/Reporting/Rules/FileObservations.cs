using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Something about a file as a whole. It never rejects anything.</summary>
public sealed record FileNote(string Code, string Message);

/// <summary>
/// Watches the rows of one file go by, in bounded memory. After an interruption feed it all rows again from the first one:
/// reading is pure, so the result is that of one run.
/// </summary>
/// <param name="match">With it, the columns that the file lacks are noted too.</param>
public sealed class FileObservations(TemplateMatch? match = null)
{
    /// <summary>Fewer rows say nothing about habits.</summary>
    private const int FewestRows = 50;

    private const int MostNames = 2_000;

    /// <summary>Numbers are watched for repeats up to here (about 5 MB); the register itself catches what comes later.</summary>
    private const int MostNumbers = 100_000;

    private readonly Dictionary<string, int> decisions = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int), (int Row, long Content)> numbers = [];
    private int systems, decided, sitesKnown, multiSite, withoutRisk, members, technical;

    /// <summary>
    /// Takes the row into account. Returns a warning for a number that an earlier row of the file reported with other content and
    /// that does not say what happened since: the later row is the later state. An exact repeat is silent.
    /// </summary>
    public Finding? See(RowReading reading)
    {
        switch (reading.Content)
        {
            case ReportedCertificate certificate:
                Count(certificate);
                return Repeats(reading.Row, certificate);
            case ReportedTeamMember { IsTechnicalAuditor: { } isTechnical }:
                members++;
                technical += isTechnical ? 1 : 0;
                return null;
            default:
                return null;
        }
    }

    /// <summary>The sentences of <see cref="All"/>.</summary>
    public IEnumerable<string> Notes() => All().Select(note => note.Message);

    /// <summary>To be asked after the last row.</summary>
    public IReadOnlyList<FileNote> All()
    {
        var notes = new List<FileNote>();
        if (match is { Missing.Count: > 0 })
        {
            notes.Add(FileNotes.ColumnsAbsent(match));
        }

        if (decided >= FewestRows && decisions.MaxBy(pair => pair.Value) is var most && most.Value * 100L > decided * 95L)
        {
            notes.Add(FileNotes.OneDecisionMaker(most.Key, most.Value, decided));
        }

        if (sitesKnown >= FewestRows && multiSite == 0)
        {
            notes.Add(FileNotes.NoMultiSite(sitesKnown));
        }

        if (systems >= FewestRows && withoutRisk == systems)
        {
            notes.Add(FileNotes.NoRisk(systems));
        }

        if (members >= FewestRows && technical == members)
        {
            notes.Add(FileNotes.AllTechnical(members));
        }

        return notes;
    }

    private void Count(ReportedCertificate certificate)
    {
        if (certificate.Factory is null)
        {
            // Only management systems and services have a risk level.
            systems++;
            withoutRisk += certificate.RiskLevel is null ? 1 : 0;
        }

        if (certificate.IsMultiSite is { } isMultiSite)
        {
            sitesKnown++;
            multiSite += isMultiSite ? 1 : 0;
        }

        if (certificate.DecisionMakers.Count == 0)
        {
            return;
        }

        decided++;
        foreach (var name in certificate.DecisionMakers)
        {
            if (decisions.Count < MostNames || decisions.ContainsKey(name))
            {
                decisions[name] = decisions.GetValueOrDefault(name) + 1;
            }
        }
    }

    private Finding? Repeats(int row, ReportedCertificate certificate)
    {
        // Hashes of this process only: they never leave it, and two numbers that share both are as unlikely as they must be.
        var key = (certificate.Number.GetHashCode(StringComparison.Ordinal), HashCode.Combine(certificate.SchemeCode, certificate.Number.Length, certificate.Number[^1]));
        var content = ((long)certificate.PublicJson.GetHashCode(StringComparison.Ordinal) << 32) ^ certificate.UndisclosedJson.GetHashCode(StringComparison.Ordinal);
        if (numbers.TryGetValue(key, out var earlier))
        {
            numbers[key] = (row, content);
            return earlier.Content == content || SaysWhatHappened(certificate) ? null : FileNotes.NumberRepeated(certificate.Number, earlier.Row);
        }

        if (numbers.Count < MostNumbers)
        {
            numbers.Add(key, (row, content));
        }

        return null;
    }

    // A file of a year holds the life of a certificate: issued, surveyed, changed, suspended. Only a repeat without a reason is odd.
    private static bool SaysWhatHappened(ReportedCertificate row) =>
        row.Status != ReportedStatus.Valid || row.Change is not null || row.Activity is "02" or "03" or "04";
}

internal static class FileNotes
{
    private const int MostNamed = 10;

    public static FileNote ColumnsAbsent(TemplateMatch match) => new(
        "registry.report.columns-absent",
        $"文件没有模板 {match.Template.No} 的 {match.Missing.Count} 列，相应规则未作检查："
        + string.Join("、", match.Missing.Take(MostNamed).Select(column => column.Column)) + (match.Missing.Count > MostNamed ? " 等。" : "。"));

    public static FileNote OneDecisionMaker(string name, int rows, int of) => new(
        "registry.report.one-decision-maker",
        $"{of} 行填有认证决定人员，其中 {rows} 行都有 {CellText.Show(name)}。请核对是否由系统统一填入。");

    public static FileNote NoMultiSite(int rows) => new(
        "registry.report.no-multi-site",
        $"{rows} 行全部填为不覆盖多场所。请核对是否由系统统一填入。");

    public static FileNote NoRisk(int rows) => new(
        "registry.report.no-risk-level",
        $"{rows} 行的风险系数全部为空。模板要求填写，请在下次上报时补填。");

    public static FileNote AllTechnical(int rows) => new(
        "registry.report.all-technical",
        $"{rows} 行全部填为专业审核员。请核对是否由系统统一填入。");

    public static Finding NumberRepeated(string number, int earlierRow) => new(
        "registry.report.number-repeated",
        Severity.Warn,
        "CERT_NUMBER",
        CellText.Show(number),
        $"证书号 {CellText.Show(number)} 已在第 {earlierRow} 行出现且内容不同，按先后两次状态登记。如为误报，请删除其中一行。");
}
