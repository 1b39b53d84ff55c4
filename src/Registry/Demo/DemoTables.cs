using System.Collections.Frozen;

namespace Zhiheng.Registry.Demo;

/// <summary>
/// A county as certificates name it; before <paramref name="Since"/> it had another code and name.
/// Longitude and latitude are those of its city, in ten-thousandths of a degree.
/// </summary>
internal sealed record County(
    string Code, string City, string Name, int Weight, string Postcode, string Telephone,
    string FormerCode, string FormerCity, string FormerName, int Since, int LongitudeE4, int LatitudeE4)
{
    public string CodeOn(int day) => day < Since ? FormerCode : Code;

    public string PathOn(int day) => day < Since ? $"山东省{FormerCity}{FormerName}" : $"山东省{City}{Name}";
}

/// <summary>A line of business: how the company is called, its GB/T 4754 class, its CNAS scope code and what it does.</summary>
internal sealed record Trade(char Sector, string Name, string Industry, string ScopeCode, string[] Goods, string Verb, string ProductScheme)
{
    /// <summary>All goods, the first two, or the first one: a scope that was widened, as issued, or narrowed.</summary>
    public string Scope(int change) => string.Join('、', Goods.Take(2 + change)) + Verb;
}

/// <summary>A CCC product that companies of a trade make.</summary>
internal sealed record Product(string Trade, string Code, string Name, string Model, string Standard, string HsCode);

/// <summary>A certification scheme with its weight among the valid certificates of January 2025.</summary>
internal sealed record DemoScheme(
    string Code, string Letter, string Sectors, int Weight, int Years, int NewPerMille, int Since, string Standard, string FormerStandard,
    string Activity)
{
    public bool IsCompulsory => Code == "B";

    public bool IsProduct => IsCompulsory || Code[0] == 'P';

    public bool IsService => Code[0] == 'C';

    public bool IsSystem => Code[0] == 'A';

    public bool IsEnergy => Code.StartsWith("A0901", StringComparison.Ordinal);
}

/// <summary>The tables behind Data/demo, read once. See the notice there for their sources.</summary>
internal static class DemoTables
{
    public static readonly IReadOnlyList<County> Counties = [.. Rows("regions.csv").Select(c => new County(
        c[0], c[1], c[2], Days.Number(c[3]), c[4], c[5], c[6], c[7], c[8], Days.Parse(c[9]), Days.Number(c[10]), Days.Number(c[11])))];

    public static readonly int[] CountySums = Sums(Counties.Select(c => c.Weight));

    public static readonly IReadOnlyList<Trade> Trades = [.. Rows("trades.csv").Select(c => new Trade(
        c[0][0], c[1], c[2], c[3], c[4].Split('；'), c[5], c[6]))];

    public static readonly FrozenDictionary<char, Trade[]> TradesOfSector =
        Trades.GroupBy(t => t.Sector).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    public static readonly FrozenDictionary<string, Product[]> ProductsOfTrade = Rows("products.csv")
        .Select(c => new Product(c[0], c[1], c[2], c[3], c[4], c[5]))
        .GroupBy(p => p.Trade).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    public static readonly IReadOnlyList<DemoScheme> Schemes = [.. Rows("schemes.csv").Select(c => new DemoScheme(
        c[0], c[1], c[2], Days.Number(c[3]), Days.Number(c[4]), Days.Number(c[5]), Days.Parse(c[6]), c[7], c[8], c[9]))];

    public static readonly IReadOnlyList<string[]> Bodies = [.. Rows("bodies.csv")];

    public static readonly string Surnames = Rows("people.csv").First(c => c[0] == "surname")[1];

    public static readonly string GivenNames = Rows("people.csv").First(c => c[0] == "given")[1];

    public static readonly string FirstCharacters = Characters("1");

    public static readonly string SecondCharacters = Characters("2");

    public static readonly int[] FirstSums = CharacterSums("1");

    public static readonly int[] SecondSums = CharacterSums("2");

    /// <summary>Two characters that open a well-known name: never put on a made-up company.</summary>
    public static readonly FrozenSet<string> KnownNames = Text("known_names.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static int[] Sums(IEnumerable<int> weights)
    {
        var sum = 0;
        return [.. weights.Select(w => sum += w)];
    }

    private static string Characters(string position) =>
        string.Concat(Rows("name_characters.csv").Where(c => c[0] == position).Select(c => c[1]));

    private static int[] CharacterSums(string position) =>
        Sums(Rows("name_characters.csv").Where(c => c[0] == position).Select(c => Days.Number(c[2])));

    private static IEnumerable<string[]> Rows(string file) =>
        Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));

    private static string Text(string file)
    {
        using var stream = typeof(DemoTables).Assembly.GetManifestResourceStream($"Zhiheng.Registry.Data.demo.{file}")
            ?? throw new InvalidOperationException($"The table {file} of the demonstration is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
