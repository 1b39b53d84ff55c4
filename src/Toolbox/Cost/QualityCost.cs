using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Cost;

/// <summary>The four kinds of the PAF model (prevention, appraisal, failure), as Chinese practice keeps its accounts.</summary>
public enum CostKind
{
    Prevention,
    Appraisal,
    InternalFailure,
    ExternalFailure,
}

/// <param name="Amount">Money of one period, in one unit throughout; not negative.</param>
public sealed record CostEntry(CostKind Kind, string Subject, double Amount);

/// <summary>The quality cost of one period. Shares are percent of the total, null where the total is zero; rates are percent, null where the base is not given.</summary>
/// <param name="OfSales">Total by sales.</param>
/// <param name="OfOutput">Total by output value.</param>
/// <param name="LossRate">质量损失率: internal and external failure by output value.</param>
public sealed record CostSummary(IReadOnlyDictionary<CostKind, double> Amounts, double Total, IReadOnlyDictionary<CostKind, double?> Shares, double? OfSales, double? OfOutput, double? LossRate)
{
    public double Failure => Amounts[CostKind.InternalFailure] + Amounts[CostKind.ExternalFailure];

    /// <summary>Prevention and appraisal: what is spent so that nothing fails.</summary>
    public double Conformance => Amounts[CostKind.Prevention] + Amounts[CostKind.Appraisal];
}

/// <summary>
/// Quality cost by the PAF model (Feigenbaum 1956; subjects as in GB/T 13339-1991 practice) and the rate of quality loss,
/// (internal + external failure) / output value × 100 % (GB/T 13341-1991; wording and validity of both await comparison with a copy).
/// </summary>
public static class QualityCost
{
    public static IReadOnlyList<CostKind> Kinds { get; } = Enum.GetValues<CostKind>();

    /// <param name="sales">Sales of the period in the unit of the entries; null: not known. Greater than zero.</param>
    /// <param name="output">Output value of the period; likewise.</param>
    public static CostSummary Of(IReadOnlyList<CostEntry> entries, double? sales, double? output)
    {
        if (entries.Count == 0)
        {
            throw Catalogue.Problems.TooFew(new("质量成本科目", "Items of quality cost"), 0, 1);
        }

        foreach (var entry in entries)
        {
            Demand.Finite(entry.Amount, new($"“{entry.Subject}”的金额", $"The amount of “{entry.Subject}”"));
            Demand.That(entry.Amount >= 0, new(
                $"“{entry.Subject}”的金额",
                $"The amount of “{entry.Subject}”"), new(
                "金额不能是负数。请填扣除残值、赔款等收入以后的净额，净额为负时填 0。",
                "an amount cannot be negative. Enter the net amount after income such as scrap value and indemnities, and 0 where that is negative."));
        }

        var amounts = Kinds.ToDictionary(kind => kind, kind => entries.Where(entry => entry.Kind == kind).Sum(entry => entry.Amount));
        var total = amounts.Values.Sum();
        var failure = amounts[CostKind.InternalFailure] + amounts[CostKind.ExternalFailure];
        var (bySales, byOutput) = (Base(sales, new("销售收入", "Sales")), Base(output, new("产值", "Output")));
        return new CostSummary(
            amounts, total, Kinds.ToDictionary(kind => kind, kind => total > 0 ? 100 * amounts[kind] / total : (double?)null), 100 * total / bySales, 100 * total / byOutput, 100 * failure / byOutput);
    }

    private static double? Base(double? value, Words place) => value is { } given ? Demand.Positive(given, place) : null;
}
