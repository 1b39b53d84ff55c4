using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests;

/// <summary>Every refusal that any test of this run met, with its English sentence.</summary>
internal static class Met
{
    public static ConcurrentDictionary<(string Code, string Chinese), string> Refusals { get; } = new();

    [ModuleInitializer]
    internal static void Listen() => AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
    {
        if (thrown.Exception is ToolboxException no)
        {
            Refusals.TryAdd((no.Code, no.Message), no.In(new Tongue(true)));
        }
    };
}

/// <summary>A collection that is not run in parallel comes after all others, so that it finds what they met.</summary>
[CollectionDefinition(nameof(RefusalLanguageTests), DisableParallelization = true)]
public sealed class AfterAllOthers;

/// <summary>A page in English shows no Chinese sentence, and names columns and settings as the page does.</summary>
[Collection(nameof(RefusalLanguageTests))]
public sealed partial class RefusalLanguageTests
{
    private static readonly ILookup<string, string> Titles = SheetList.All
        .SelectMany(sheet => sheet.Columns.Select(column => column.Title).Concat(sheet.Settings.Select(setting => setting.Title)))
        .ToLookup(title => title.Chinese, title => title.English, StringComparer.Ordinal);

    public static TheoryData<string> Factories =>
    [
        .. typeof(ToolboxException).Assembly.GetTypes().Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal)).SelectMany(Makers).Select(Name),
    ];

    [Theory]
    [MemberData(nameof(Factories))]
    public void A_factory_says_the_same_facts_in_both_languages(string name)
    {
        var maker = typeof(ToolboxException).Assembly.GetTypes().SelectMany(Makers).First(one => Name(one) == name);
        object[] given = [.. maker.GetParameters().Select(Fact)];

        var refusal = (ToolboxException)maker.Invoke(null, given)!;

        Check(refusal.Code, refusal.Message, refusal.In(new Tongue(true)));
        Assert.All(given.Where(fact => fact is not Words), fact => Assert.All(Said(fact), said =>
        {
            Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
            Assert.Contains(said, refusal.In(new Tongue(true)), StringComparison.Ordinal);
        }));
        Assert.All(given.OfType<Words>(), words => Assert.Contains(words.English, refusal.In(new Tongue(true)), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_refusal_that_a_test_met_is_a_sentence_in_both_languages() => Assert.All(Met.Refusals, met => Check(met.Key.Code, met.Key.Chinese, met.Value));

    private static void Check(string code, string chinese, string english)
    {
        Assert.Matches(Han(), chinese);
        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.DoesNotMatch(Han(), Unquoted(english));
        if (code.StartsWith("toolbox.sheet.", StringComparison.Ordinal))
        {
            // The second is what a user typed that happens to be called like a column.
            Assert.All(Quoted().Matches(chinese).Select(quote => quote.Groups[1].Value).Where(Titles.Contains), title =>
                Assert.True(Titles[title].Append(title).Any(named => english.Contains($"“{named}”", StringComparison.Ordinal)), $"“{title}” is not named in: {english}"));
        }
    }

    /// <summary>Without what users typed, which may be Chinese and may itself hold quotes.</summary>
    private static string Unquoted(string text)
    {
        for (var before = ""; before != text;)
        {
            (before, text) = (text, Quoted().Replace(text, ""));
        }

        return text;
    }

    private static string Name(MethodInfo maker) => $"{maker.DeclaringType!.Name}.{maker.Name}({string.Join(", ", maker.GetParameters().Select(one => $"{one.ParameterType.Name} {one.Name}"))})";

    private static IEnumerable<MethodInfo> Makers(Type type)
        => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(method => method.ReturnType == typeof(ToolboxException) && !method.Name.Contains('<') && method.Name != "Unusable");

    private static object Fact(ParameterInfo asked, int at) => asked.ParameterType switch
    {
        var type when type == typeof(Words) => new Words($"所在{at}。", $"Place {at}."),
        var type when type == typeof(string) => $"text-{at}",
        var type when type == typeof(IEnumerable<string>) => new[] { "choice-a", "choice-b" },
        var type when type == typeof(int) => 7_000_000,
        var type when type == typeof(long) => 8L,
        _ => 9.5,
    };

    private static IEnumerable<string> Said(object fact) => fact switch
    {
        IEnumerable<string> many => many,
        int => ["7"],
        _ => [FormattableString.Invariant($"{fact}")],
    };

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\p{IsHalfwidthandFullwidthForms}]")]
    private static partial Regex Han();

    [GeneratedRegex("“([^“”]*)”")]
    private static partial Regex Quoted();
}
