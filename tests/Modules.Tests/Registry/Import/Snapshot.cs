using System.Text.RegularExpressions;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>
/// All registry tables and all journal payloads of a database as lines, with ids and codes replaced by what they stand for and
/// without instants of writing: two registers that hold the same give the same lines.
/// </summary>
internal static partial class Snapshot
{
    private static readonly string[] Instants = ["started_at", "finished_at"];

    // Keyed with the vault of the installation, or sealed with chance.
    private static readonly string[] OfTheVault = ["identity_hash", "identity_sealed"];

    public static async Task<IReadOnlyList<string>> Of(TestDatabase database)
    {
        var dump = await TableDump.Of(database);
        var names = Names(dump);
        var lines = dump.Tables.Where(t => t.Key.StartsWith("registry_", StringComparison.Ordinal))
            .SelectMany(t => t.Value.Select(row => $"{t.Key}: {Text(row.Where(c => !Instants.Contains(c.Key) && !OfTheVault.Contains(c.Key)), names)}"))
            .Order(StringComparer.Ordinal);
        var facts = dump.Tables["platform_journal"]
            .OrderBy(row => long.Parse(row["seq"]!, System.Globalization.CultureInfo.InvariantCulture))
            .Select(row => "fact: " + Text(row.Where(c => c.Key is not ("seq" or "act")), names));
        return [.. lines, .. facts];
    }

    private static Dictionary<string, string> Names(TableDump dump)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        Name("registry_body", row => row["approval_no"]!);
        Name("registry_organization", row => row["code"]!);
        Name("registry_certificate", row => $"{row["scheme"]}/{row["number"]}");
        Name("registry_person", row => row["name"]!);
        Name("registry_report_file", row => row["sha256"]!);
        foreach (var row in dump.Tables["registry_certificate"])
        {
            names[row["code"]!] = $"code of {row["scheme"]}/{row["number"]}";
        }

        return names;

        void Name(string table, Func<Dictionary<string, string?>, string> of)
        {
            foreach (var row in dump.Tables[table])
            {
                names[row["id"]!] = $"{table} {of(row)}";
            }
        }
    }

    private static string Text(IEnumerable<KeyValuePair<string, string?>> row, Dictionary<string, string> names)
        => string.Join(" | ", row.Select(c => $"{c.Key}={(c.Value is null ? "" : Named().Replace(c.Value, m => names.GetValueOrDefault(m.Value, m.Value)))}"));

    /// <summary>Ids, and the codes that certificates carry.</summary>
    [GeneratedRegex(@"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-hjkmnp-tv-z]{16,26}\b")]
    private static partial Regex Named();
}
