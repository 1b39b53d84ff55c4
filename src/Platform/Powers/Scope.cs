using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Powers;

/// <summary>One region whose subtree is open, for one line of business or (null) for all.</summary>
public sealed record ScopedRegion(RegionCode Region, Line? Line);

/// <summary>
/// Which rows are somebody's: the subtrees of regions that grants open to an officer, or the own rows of a body or an organisation.
/// The empty scope has no rows. It is turned into SQL here and nowhere else: <c>{mine registry_certificate c}</c> in the text of a
/// store becomes the predicate on the alias <c>c</c>. Where another key finds the rows, the store says <c>{mine registry_certificate c, found}</c>:
/// the same predicate, written so that no database takes it as the way in and reads a whole region to find twenty rows.
/// </summary>
public sealed partial class Scope
{
    private static readonly ConcurrentDictionary<string, Mark[]> Marks = new(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<string, ScopedTable> tables;

    public Scope(IEnumerable<ScopedTable> tables, IReadOnlyList<ScopedRegion> regions, Guid? body = null, Guid? organization = null)
    {
        this.tables = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        Regions = regions;
        Body = body;
        Organization = organization;
    }

    public IReadOnlyList<ScopedRegion> Regions { get; }

    public Guid? Body { get; }

    public Guid? Organization { get; }

    /// <summary>Whether a record of that region and line lies in an open subtree.</summary>
    public bool Covers(RegionCode region, Line? line)
        => Regions.Any(open => Fits(open.Line, line) && region.Value.StartsWith(open.Region.Prefix, StringComparison.Ordinal));

    internal static bool IsMarked(string sql) => sql.Contains("{mine ", StringComparison.Ordinal);

    /// <summary>
    /// The SQL with its marks replaced, and the parameters they need. A text that names a scoped table without a mark is a bug of
    /// its author and is not sent: nothing is read that is not somebody's.
    /// </summary>
    internal (string Sql, object? Parameters) Apply(string sql, object? parameters)
    {
        var marks = Marks.GetOrAdd(sql, static text => [.. Pattern().Matches(text).Select(m => new Mark(m.Value, m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Success))]);
        if (marks.Length == 0)
        {
            return tables.Keys.FirstOrDefault(table => Names(sql, table)) is { } bare
                ? throw new InvalidOperationException($"The query names {bare} and does not say {{mine {bare} …}}: {sql}")
                : (sql, parameters);
        }

        var bound = new DynamicParameters(parameters);
        foreach (var mark in marks)
        {
            var table = tables.GetValueOrDefault(mark.Table) ?? throw new InvalidOperationException($"{mark.Table} is no scoped table: {sql}");
            sql = sql.Replace(mark.Text, Predicate(table, mark.Alias, mark.IsFound, bound), StringComparison.Ordinal);
        }

        return (sql, bound);
    }

    private string Predicate(ScopedTable table, string alias, bool isFound, DynamicParameters bound)
    {
        var parts = new List<string>();
        if (table.Region is { } column)
        {
            foreach (var open in Regions.Where(open => Fits(open.Line, table.Line)))
            {
                parts.Add(Subtree(isFound ? $"coalesce({alias}.{column}, '')" : $"{alias}.{column}", open.Region.Prefix, bound));
            }
        }

        if (Body is { } body && table.Body is { } bodyColumn)
        {
            bound.Add("mine_body", body);
            parts.Add($"{alias}.{bodyColumn} = @mine_body");
        }

        if (Organization is { } organization && table.Organization is { } organizationColumn)
        {
            bound.Add("mine_organization", organization);
            parts.Add($"{alias}.{organizationColumn} = @mine_organization");
        }

        return parts.Count == 0 ? "(1 = 0)" : new StringBuilder("(").AppendJoin(" or ", parts).Append(')').ToString();
    }

    // Equal, never between: an index on the same expression then also gives the order that a list asks for.
    private static string Subtree(string column, string prefix, DynamicParameters bound)
    {
        var name = $"mine_{prefix}";
        bound.Add(name, prefix);
        return prefix.Length == RegionCode.Length ? $"{column} = @{name}" : $"substr({column}, 1, {prefix.Length}) = @{name}";
    }

    private static bool Fits(Line? granted, Line? asked) => granted is null || asked is null || granted == asked;

    private static bool Names(string sql, string table) => Regex.IsMatch(sql, $@"\b{table}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{mine (\w+) (\w+)(, found)?\}", RegexOptions.None, 1000)]
    private static partial Regex Pattern();

    private sealed record Mark(string Text, string Table, string Alias, bool IsFound);
}
