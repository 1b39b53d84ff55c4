using Zhiheng.Kernel;

namespace Zhiheng.Registry.Demo;

/// <summary>The bodies of a demonstration and which of them certifies what.</summary>
internal sealed class BodyList
{
    private readonly int[][] bodiesOfScheme;
    private readonly int[][] sumsOfScheme;

    public BodyList(int count)
    {
        var rows = DemoTables.Bodies.Take(count).ToArray();
        bodiesOfScheme = [.. DemoTables.Schemes.Select(s => Enumerable.Range(0, count).Where(b => Approves(rows[b], b, s)).ToArray())];
        sumsOfScheme = [.. bodiesOfScheme.Select(bodies => DemoTables.Sums(bodies.Select(b => Days.Number(rows[b][2]))))];
        Bodies = [.. rows.Select((row, index) => new DemoBody(
            $"CNCA-R-2999-{index + 1:000}",
            row[0],
            CreditCode.Compose('9', '1', row[1], OrganizationMaker.ReservedPart(index)),
            row[1],
            [.. DemoTables.Schemes.Where(s => Approves(row, index, s)).SelectMany(Codes)]))];
    }

    public IReadOnlyList<DemoBody> Bodies { get; }

    public int Draw(int scheme, ref Dice dice) => bodiesOfScheme[scheme][dice.Weighted(sumsOfScheme[scheme])];

    /// <summary>The larger half certifies everything, the others leave out what needs special knowledge; CCC is for designated bodies.</summary>
    private static bool Approves(string[] row, int index, DemoScheme scheme) =>
        scheme.IsCompulsory ? row[3] == "1" : index < 5 || (index + scheme.Letter.Length) % 4 != 0 || scheme.Letter is "Q" or "E" or "S";

    /// <summary>The industrial product scheme is reported under the class of the product.</summary>
    private static IEnumerable<string> Codes(DemoScheme scheme) => scheme.Code == "P01"
        ? DemoTables.Trades.Select(t => t.ProductScheme).Where(code => code.Length > 0).Distinct().Order(StringComparer.Ordinal)
        : [scheme.Code];
}
