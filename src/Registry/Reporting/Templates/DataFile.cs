using System.Reflection;
using System.Text;

namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>The tables that ship inside the assembly: UTF-8, comma separated, a header line, quotes doubled inside quotes, no line breaks in cells.</summary>
internal static class DataFile
{
    private static readonly Assembly Home = typeof(DataFile).Assembly;

    /// <summary>Names of the resources in a folder of <c>Data</c>, sorted, with their extension.</summary>
    public static IEnumerable<string> NamesIn(string folder)
    {
        var prefix = Prefix(folder);
        return Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..])
            .Order(StringComparer.Ordinal);
    }

    public static Stream Open(string folder, string name) => Home.GetManifestResourceStream(Prefix(folder) + name)
        ?? throw new InvalidOperationException($"The assembly lacks its data file {folder}/{name}.");

    /// <summary>The rows under the header.</summary>
    public static IEnumerable<string[]> Rows(string folder, string name)
    {
        using var reader = new StreamReader(Open(folder, name), Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return Split(line);
        }
    }

    public static string? OrNull(string cell) => cell.Length == 0 ? null : cell;

    private static string Prefix(string folder) => $"Zhiheng.Registry.Data.{folder}.";

    private static string[] Split(string line)
    {
        if (!line.Contains('"'))
        {
            return line.Split(',');
        }

        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                var doubled = quoted && i + 1 < line.Length && line[i + 1] == '"';
                if (doubled)
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
