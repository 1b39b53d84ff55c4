using System.Text.Json;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Reads what a tool was given and names the place of what cannot be used: the name, and for lists the position counted from 1.</summary>
public readonly struct ToolInput(JsonElement element)
{
    /// <summary>More numbers than this in one list are refused: a request is answered from memory.</summary>
    public const int MostNumbers = 5_000_000;

    public bool Has(string name) => Find(name) is not null;

    public double Number(string name) => One(Need(name), name);

    public double? NumberOrNone(string name) => Find(name) is { } found ? One(found, name) : null;

    public double Number(string name, double otherwise) => NumberOrNone(name) ?? otherwise;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Whole(string name, int least, int most = int.MaxValue) => AsWhole(Number(name), name, least, most);

    public int Whole(string name, int otherwise, int least, int most) => Has(name) ? Whole(name, least, most) : otherwise;

    public string Text(string name) => Need(name) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : throw Problems.NotText(Words.Both(name));

    public string Text(string name, string otherwise) => Has(name) ? Text(name) : otherwise;

    public bool Flag(string name, bool otherwise) => Find(name) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw Problems.NotOneOf(Words.Both(name), other.ToString(), ["true", "false"]),
    };

    /// <summary>A list of at least <paramref name="least"/> finite numbers. A lone number is a list of one.</summary>
    public double[] Numbers(string name, int least = 1)
    {
        var numbers = List(Need(name), name, gap: null);
        return numbers.Length < least ? throw Problems.TooFew(Words.Both(name), numbers.Length, least) : numbers;
    }

    /// <summary>As <see cref="Numbers"/>, where an empty cell stands for <paramref name="gap"/>.</summary>
    public double[] NumbersOr(string name, double gap) => List(Need(name), name, gap);

    public int[] Wholes(string name, int least, int most = int.MaxValue, int count = 1)
    {
        var numbers = Numbers(name, count);
        var wholes = new int[numbers.Length];
        for (var i = 0; i < wholes.Length; i++)
        {
            wholes[i] = AsWhole(numbers[i], Place(name, i), least, most);
        }

        return wholes;
    }

    public string[] Texts(string name)
    {
        var list = Need(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Problems.NotList(Words.Both(name));
        }

        return [.. list.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Problems.NotText(Words.Both(Place(name, i))))];
    }

    /// <summary>Names of groups, parts or persons: texts or numbers.</summary>
    public string[] Labels(string name)
    {
        var list = Need(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Problems.NotList(Words.Both(name));
        }

        CheckCount(list, name);
        return [.. list.EnumerateArray().Select((item, i) => item.ValueKind switch
        {
            JsonValueKind.String or JsonValueKind.Number => item.ToString(),
            JsonValueKind.Null => throw Problems.Empty(Words.Both(Place(name, i))),
            _ => throw Problems.NotText(Words.Both(Place(name, i))),
        })];
    }

    /// <summary>Yes or no for each row: true and false, or 1 and 0.</summary>
    public bool[] Flags(string name)
    {
        var list = Need(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Problems.NotList(Words.Both(name));
        }

        CheckCount(list, name);
        return [.. list.EnumerateArray().Select((item, i) => item.ToString() switch
        {
            "True" or "1" => true,
            "False" or "0" => false,
            var other => throw Problems.NotOneOf(Words.Both(Place(name, i)), other, ["true", "false", "1", "0"]),
        })];
    }

    /// <summary>Lists of numbers, which may differ in length; empty cells are left out of their list.</summary>
    public double[][] Groups(string name)
    {
        var list = Need(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Problems.NotList(Words.Both(name));
        }

        CheckCount(list, name);
        return [.. list.EnumerateArray().Select((row, i) => Present(row, Place(name, i)))];
    }

    /// <summary>Rows of the same number of finite numbers.</summary>
    public double[][] Matrix(string name) => Rows(Need(name), name);

    /// <summary>A list of matrices, each as <see cref="Matrix"/>.</summary>
    public double[][][] Matrices(string name)
    {
        var list = Need(name);
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((matrix, i) => Rows(matrix, Place(name, i)))]
            : throw Problems.NotList(Words.Both(name));
    }

    /// <summary>Objects, for example the items of a questionnaire.</summary>
    public ToolInput[] Rows(string name)
    {
        var list = Need(name);
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(row => new ToolInput(row))] : throw Problems.NotList(Words.Both(name));
    }

    public ToolInput Part(string name) => new(Need(name));

    /// <summary>The names of what was given, in their order.</summary>
    public IReadOnlyList<string> Names => element.ValueKind == JsonValueKind.Object ? [.. element.EnumerateObject().Select(part => part.Name)] : [];

    internal static string Place(string name, int index) => $"{name}[{index + 1}]";

    private static double[][] Rows(JsonElement list, string name)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Problems.NotList(Words.Both(name));
        }

        CheckCount(list, name);
        double[][] rows = [.. list.EnumerateArray().Select((row, i) => List(row, Place(name, i), gap: null))];
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Length != rows[0].Length)
            {
                throw Problems.SizesDiffer(Words.Both(Place(name, i)), rows[i].Length, rows[0].Length);
            }
        }

        return rows.Length == 0 || rows[0].Length == 0 ? throw Problems.TooFew(Words.Both(name), 0, 1) : rows;
    }

    private static double[] Present(JsonElement row, string place)
    {
        var numbers = List(row, place, double.NaN);
        return Array.Exists(numbers, double.IsNaN) ? Array.FindAll(numbers, number => !double.IsNaN(number)) : numbers;
    }

    private static double[] List(JsonElement list, string name, double? gap)
    {
        if (list.ValueKind == JsonValueKind.Number)
        {
            return [One(list, name)];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Problems.NotList(Words.Both(name));
        }

        CheckCount(list, name);
        var numbers = new double[list.GetArrayLength()];
        Effort.Spend(5.0 * numbers.Length);
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            numbers[i] = item.ValueKind == JsonValueKind.Null && gap is { } missing ? missing : One(item, name, i);
            i++;
        }

        return numbers;
    }

    private static double One(JsonElement value, string name, int index = -1)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            var number = value.GetDouble();
            return double.IsFinite(number) ? number : throw Problems.NotFinite(Words.Both(At(name, index)));
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            throw Problems.Empty(Words.Both(At(name, index)));
        }

        return value.ToString() is "NaN" or "Infinity" or "-Infinity" or "Inf" or "-Inf"
            ? throw Problems.NotFinite(Words.Both(At(name, index)))
            : throw Problems.NotNumber(Words.Both(At(name, index)), value.ToString());
    }

    private static string At(string name, int index) => index < 0 ? name : Place(name, index);

    private static int AsWhole(double value, string place, int least, int most)
    {
        if (value != Math.Floor(value))
        {
            throw Problems.NotWhole(Words.Both(place), value);
        }

        return value < least || value > most
            ? throw Problems.OutOfRange(Words.Both(place), value, most == int.MaxValue ? new($"不小于 {least}", $"at least {least}") : new($"在 {least} 与 {most} 之间", $"between {least} and {most}"))
            : (int)value;
    }

    private static void CheckCount(JsonElement list, string name)
    {
        if (list.GetArrayLength() > MostNumbers)
        {
            throw Problems.TooMany(Words.Both(name), list.GetArrayLength(), MostNumbers);
        }
    }

    private JsonElement Need(string name) => Find(name) ?? throw Problems.Missing(Words.Both(name));

    /// <summary>What is absent and what is null are the same: not given.</summary>
    private JsonElement? Find(string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
}
