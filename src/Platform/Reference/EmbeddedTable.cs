namespace Zhiheng.Platform.Reference;

/// <summary>Reads a shipped CSV: a header line, no quoting, no commas inside fields. Uploaded files never come this way.</summary>
internal static class EmbeddedTable
{
    /// <exception cref="InvalidDataException">Names the file and the line that could not be read.</exception>
    public static List<T> Read<T>(string file, Func<string[], T> read)
    {
        var name = $"Zhiheng.Platform.Data.{file}";
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()?.Split(',').Length ?? 0;
        var rows = new List<T>();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            rows.Add(ReadLine(file, number, line, columns, read));
        }

        return rows;
    }

    private static T ReadLine<T>(string file, int number, string line, int columns, Func<string[], T> read)
    {
        var row = line.Split(',');
        if (row.Length != columns)
        {
            throw new InvalidDataException($"{file}, line {number}: {row.Length} fields instead of {columns}.");
        }

        try
        {
            return read(row);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"{file}, line {number}: {e.Message}", e);
        }
    }
}
