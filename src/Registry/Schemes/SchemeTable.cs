using System.Collections.Frozen;
using System.Globalization;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Schemes;

/// <summary>The two-level table of certification schemes (<c>Data/schemes/schemes.csv</c>).</summary>
public sealed class SchemeTable
{
    private readonly FrozenDictionary<string, Scheme> schemes;
    private readonly FrozenDictionary<string, Scheme>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly int longest;

    public SchemeTable(IEnumerable<Scheme> schemes)
    {
        this.schemes = schemes.ToFrozenDictionary(scheme => scheme.Prefix, StringComparer.Ordinal);
        bySpan = this.schemes.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = this.schemes.Count == 0 ? 0 : this.schemes.Keys.Max(prefix => prefix.Length);
    }

    public IReadOnlyCollection<Scheme> All => schemes.Values;

    /// <summary>Reads the table that ships with the product.</summary>
    public static SchemeTable Load() => new(DataFile.Rows("schemes", "schemes.csv").Select(Read));

    /// <summary>
    /// The row with the longest prefix of <paramref name="code"/>; null when not even the first letter is known.
    /// A row that <see cref="Scheme.IsCatchAll"/> says that only the domain is known, not the scheme.
    /// </summary>
    public Scheme? Resolve(ReadOnlySpan<char> code)
    {
        for (var length = Math.Min(code.Length, longest); length > 0; length--)
        {
            if (bySpan.TryGetValue(code[..length], out var scheme))
            {
                return scheme;
            }
        }

        return null;
    }

    private static Scheme Read(string[] row) => new(
        Prefix: row[0],
        Parent: DataFile.OrNull(row[1]),
        Domain: row[2] switch
        {
            "MS" => SchemeDomain.ManagementSystem,
            "P" => SchemeDomain.Product,
            "S" => SchemeDomain.Service,
            var other => throw new InvalidOperationException($"Scheme {row[0]} has the unknown domain '{other}'."),
        },
        Name: row[3],
        EnglishName: row[4],
        IsMandatory: row[5] == "1",
        ValidityRule: DataFile.OrNull(row[6]),
        SurveillanceRule: DataFile.OrNull(row[7]),
        SuspensionRule: DataFile.OrNull(row[8]),
        ValidFrom: DateOnly.Parse(row[9], CultureInfo.InvariantCulture),
        ValidTo: row[10].Length == 0 ? null : DateOnly.Parse(row[10], CultureInfo.InvariantCulture),
        Trust: row[11]);
}
