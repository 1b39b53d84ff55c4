using System.Collections.Frozen;

namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>The code tables that the templates name; the keys are those of <c>Data/codes/tables.csv</c>.</summary>
public sealed class CodeTables
{
    private readonly FrozenDictionary<string, CodeTable> tables;

    private CodeTables(IEnumerable<CodeTable> tables) => this.tables = tables.ToFrozenDictionary(table => table.Key, StringComparer.Ordinal);

    public IEnumerable<CodeTable> All => tables.Values;

    /// <summary>An unknown table is a bug of the template that names it.</summary>
    public CodeTable this[string table] => tables.TryGetValue(table, out var found)
        ? found
        : throw new InvalidOperationException($"There is no code table '{table}'.");

    /// <summary>Reads the tables that ship with the product.</summary>
    public static CodeTables Load() => new(DataFile.Rows("codes", "tables.csv").Select(Read));

    /// <summary>Whether the table holds the code exactly as written.</summary>
    public bool Contains(string table, string code) => this[table].Names.ContainsKey(code);

    /// <summary>The Chinese name of a code, null when the table does not hold it.</summary>
    public string? Name(string table, string code) => this[table].Names.GetValueOrDefault(code);

    private static CodeTable Read(string[] row) => new(
        key: row[0],
        title: row[1],
        isClosed: row[2] == "reject",
        prefix: DataFile.OrNull(row[3]),
        source: row[5],
        DataFile.Rows("codes", row[0] + ".csv").Select(code => KeyValuePair.Create(code[0], code[1])));
}
