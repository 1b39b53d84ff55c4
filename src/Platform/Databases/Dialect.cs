namespace Zhiheng.Platform.Databases;

/// <summary>The two databases Zhiheng speaks. Whatever differs between them is decided in this folder.</summary>
public enum Dialect
{
    Sqlite,
    Postgres,
}

internal static class DialectText
{
    /// <summary>
    /// Rewrites the few marks that one SQL text may hold: <c>{keys}</c> becomes the rows of the JSON array in <c>@keys</c>, and
    /// <c>{ids}</c> those of the ids in <c>@ids</c>.
    /// </summary>
    public static string Render(this Dialect dialect, string sql)
    {
        if (sql.Contains("{ids}", StringComparison.Ordinal))
        {
            var ids = dialect == Dialect.Sqlite
                ? "select unhex(value) from json_each(@ids)"
                : "select value::uuid from json_array_elements_text(@ids::json)";
            sql = sql.Replace("{ids}", ids, StringComparison.Ordinal);
        }

        if (!sql.Contains("{keys}", StringComparison.Ordinal))
        {
            return sql;
        }

        var rows = dialect == Dialect.Sqlite
            ? "select value from json_each(@keys)"
            : "select value from json_array_elements_text(@keys::json)";
        return sql.Replace("{keys}", rows, StringComparison.Ordinal);
    }

    /// <summary>Keeps the lines of a script that belong to the dialect: blocks start with --@sqlite, --@postgres or --@all.</summary>
    public static string Script(this Dialect dialect, string text)
    {
        var kept = new List<string>();
        var current = true;
        foreach (var line in text.Split('\n'))
        {
            switch (line.Trim())
            {
                case "--@sqlite":
                    current = dialect == Dialect.Sqlite;
                    break;
                case "--@postgres":
                    current = dialect == Dialect.Postgres;
                    break;
                case "--@all":
                    current = true;
                    break;
                default:
                    if (current)
                    {
                        kept.Add(line);
                    }

                    break;
            }
        }

        return string.Join('\n', kept);
    }
}
