using System.Text.Json;

namespace Zhiheng.Studies.Benchmarks;

/// <summary>A figure that firms may contribute, with the version of its definition. <c>Better</c> is <c>higher</c> or <c>lower</c>.</summary>
public sealed record BenchmarkFigure(string Key, int Version, string Chinese, string English, string Unit, string Better, string Definition, string EnglishDefinition);

/// <summary>The figures as data (<c>Data/benchmarks.json</c>). Only the newest version of each is contributed and shown.</summary>
public static class BenchmarkFigures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<IReadOnlyList<BenchmarkFigure>> LazyAll = new(() =>
        [.. Read<List<BenchmarkFigure>>("benchmarks.json").GroupBy(figure => figure.Key).Select(versions => versions.MaxBy(figure => figure.Version)!)]);

    public static IReadOnlyList<BenchmarkFigure> All => LazyAll.Value;

    public static BenchmarkFigure? Find(string? key) => All.FirstOrDefault(figure => figure.Key == key);

    internal static T Read<T>(string file)
    {
        using var stream = typeof(BenchmarkFigures).Assembly.GetManifestResourceStream($"Zhiheng.Studies.Data.{file}") ?? throw new InvalidOperationException($"{file} is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}

/// <summary>A section (门类) of GB/T 4754—2017 with its divisions (大类): two digits and name.</summary>
public sealed record IndustrySection(string Section, string Chinese, string English, IReadOnlyDictionary<string, string> Divisions);

/// <summary>The classification that firms choose their own industry from: the register knows none of theirs.</summary>
public static class Industries
{
    public const string Everything = "*";

    private static readonly Lazy<IReadOnlyList<IndustrySection>> LazySections = new(() => BenchmarkFigures.Read<List<IndustrySection>>("industries.json"));

    public static IReadOnlyList<IndustrySection> Sections => LazySections.Value;

    /// <summary>The section of a division; null where there is no such division.</summary>
    public static IndustrySection? SectionOf(string? division) => division is null ? null : Sections.FirstOrDefault(section => section.Divisions.ContainsKey(division));

    /// <summary>The name of a division, a section or everything.</summary>
    public static (string Chinese, string English) Name(string industry)
    {
        if (industry == Everything)
        {
            return ("全部行业", "all industries");
        }

        if (SectionOf(industry) is { } section)
        {
            return ($"{industry} {section.Divisions[industry]}", $"division {industry} ({section.English})");
        }

        return Sections.FirstOrDefault(one => one.Section == industry) is { } whole ? ($"{whole.Section} {whole.Chinese}", $"{whole.Section} {whole.English}") : (industry, industry);
    }
}
