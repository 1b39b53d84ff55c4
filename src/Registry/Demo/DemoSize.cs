namespace Zhiheng.Registry.Demo;

public enum DemoSize
{
    /// <summary>About 500 organisations and 400 certificates.</summary>
    Tiny,

    /// <summary>About 10,000 organisations and 30,000 certificates.</summary>
    City,

    /// <summary>About 100,000 organisations and 1,000,000 certificates with their predecessors.</summary>
    Province,
}

/// <summary>How large, how old and how talkative a demonstration is.</summary>
/// <param name="Certificates">Certificates with expired predecessors.</param>
/// <param name="Holders">Organisations that hold a certificate.</param>
/// <param name="Organizations">With CCC manufacturers and factories and applicants that hold nothing yet.</param>
/// <param name="GrowthPerMille">How much more new certification histories begin each month; with those that end it makes the published growth of 1 %.</param>
/// <param name="OldPerMille">Share of certification histories that began before 2017.</param>
/// <param name="MonthsAFile">How many months one reporting file covers.</param>
/// <param name="SurveillanceMonths">Surveillance rows are reported for so many months back; older ones the register never saw.</param>
/// <param name="DetailMonths">The same for audit teams, energy figures and factory inspections.</param>
/// <param name="OddPerMille">Share of rows with a plausible defect that the validators warn about.</param>
internal sealed record Profile(
    int Bodies,
    int Certificates,
    int Holders,
    int Organizations,
    int GrowthPerMille,
    int OldPerMille,
    int MonthsAFile,
    int SurveillanceMonths,
    int DetailMonths,
    int OddPerMille)
{
    public static Profile Of(DemoSize size) => size switch
    {
        DemoSize.Tiny => new(6, 400, 310, 500, 45, 10, 12, 600, 600, 10),
        DemoSize.City => new(14, 30_000, 8_900, 10_000, 15, 250, 3, 600, 24, 4),
        DemoSize.Province => new(24, 1_000_000, 86_000, 100_000, 15, 250, 3, 24, 3, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };
}
