namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>The code tables that the templates name; the keys are those of <c>Data/codes/tables.csv</c>.</summary>
public sealed class CodeTables
{
    private readonly Dictionary<string, Lazy<CodeTable>> tables;

    // Each table is read when it is first asked for: the long ones would cost the start of the program what only a report needs.
    private CodeTables(IEnumerable<string[]> rows) =>
        tables = rows.ToDictionary(row => row[0], row => new Lazy<CodeTable>(() => Read(row)), StringComparer.Ordinal);

    public IEnumerable<CodeTable> All => tables.Values.Select(table => table.Value);

    /// <summary>An unknown table is a bug of the template that names it.</summary>
    public CodeTable this[string table] => tables.TryGetValue(table, out var found)
        ? found.Value
        : throw new InvalidOperationException($"There is no code table '{table}'.");

    /// <summary>Reads the tables that ship with the product.</summary>
    public static CodeTables Load() => new(DataFile.Rows("codes", "tables.csv"));

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
