using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Phrases that many sheets use.</summary>
internal static class Wording
{
    /// <summary>A probability so that it can be judged: never 0.000.</summary>
    public static string P(double p) => p < 0.001 ? "p < 0.001" : $"p = {p:0.000}";

    /// <summary>A share from 0 to 1 as percent with digits that still differ from 0 and from 100.</summary>
    public static string Percent(double share) => share switch
    {
        <= 0 => "0 %",
        >= 1 => "100 %",
        < 0.0001 => "< 0.01 %",
        > 0.9999 => "> 99.99 %",
        < 0.01 or > 0.99 => $"{100 * share:0.00} %",
        _ => $"{100 * share:0.0} %",
    };

    /// <summary>Labels that are only numbers cannot stand alone in a sentence.</summary>
    public static string List(IEnumerable<string> names, Tongue tongue, int most = 10)
    {
        var all = names.ToList();
        return string.Join(tongue["、", ", "], all.Take(most)) + (all.Count > most ? tongue[" 等", " …"] : "");
    }

    /// <summary>Rows left out are said.</summary>
    public static IEnumerable<Reading> LeftOut(Given given, Tongue tongue)
    {
        if (given.LeftOut > 0)
        {
            yield return new(Tone.Caution, tongue[$"有 {given.LeftOut} 行缺失，没有参与计算。", $"{given.LeftOut} rows with a missing value were left out."]);
        }
    }

    public static double?[] Maybe(IEnumerable<double> values) => [.. values.Select(value => (double?)value)];
}
