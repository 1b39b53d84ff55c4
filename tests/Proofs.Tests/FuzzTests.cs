using System.Text;
using Zhiheng.Fuzz;
using Zhiheng.Proofs.Tests.Documents;

namespace Zhiheng.Proofs.Tests;

/// <summary>What fuzzing found stays found, and a short burst of the same mutants runs with every test run. The long runs: docs/fuzzing.md.</summary>
public class FuzzTests
{
    private const int Burst = 2000;

    /// <summary>Bytes: long inputs are for the long runs.</summary>
    private const int LargestInput = 32 << 10;

    /// <summary>Where one input costs milliseconds.</summary>
    private static readonly string[] Slow = ["sm2", "log", "log-size", "status-gzip", "status-credential-signed", "ed25519", "pdf-signed"];

    public static TheoryData<string> Names => [.. Parsers.All.Select(target => target.Name)];

    public static TheoryData<string> Kept => [.. Directory.GetFiles(Vectors.PathOf("fuzz"), "*.bin", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Vectors.PathOf("fuzz"), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_was_found_once_is_refused_by_name(string file)
    {
        var verdict = Judge.Of(Parsers.All.Single(target => target.Name == file.Split('/')[0]), File.ReadAllBytes(Vectors.PathOf("fuzz", file)));

        Assert.Null(verdict.Find);
        Assert.NotNull(verdict.Answer?.Refusal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_burst_of_mutants_gives_values_and_named_refusals(string parser)
    {
        var target = Parsers.All.Single(one => one.Name == parser);

        var campaign = new Campaign(target, seed: 1, folder: null, LargestInput).Run(TimeSpan.MaxValue, inputs: Slow.Contains(parser) ? Burst / 20 : Burst);

        Assert.Empty(campaign.Found);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_guarded_parser_accepts_what_it_starts_from(string parser)
    {
        var target = Parsers.All.Single(one => one.Name == parser);

        Assert.All(target.Guarded ? target.Seeds : [], seed => Assert.Null(target.Read(seed).Refusal));
    }

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        var target = Parsers.All[0];

        var inputs = Enumerable.Range(0, 50).Select(number => new Campaign(target, 7, null).Input(number)).ToList();

        Assert.Equal(inputs, Enumerable.Range(0, 50).Select(number => new Campaign(target, 7, null).Input(number)));
        Assert.True(inputs.DistinctBy(Convert.ToHexString).Count() > 40);
    }

    /// <summary>Each escape in a name once copied the whole name.</summary>
    [Fact]
    public void A_PDF_name_of_a_million_escapes_is_read_once()
        => Assert.Null(FindIn($"<</{new StringBuilder().Insert(0, "#41", 1_000_000)} 1>>"));

    /// <summary>Each reference once read the object anew.</summary>
    [Fact]
    public void A_PDF_object_that_is_named_a_thousand_times_is_read_once()
        => Assert.Null(FindIn($"<</AcroForm<</Fields[{new StringBuilder().Insert(0, "2 0 R ", 1000)}]>>>>", $"<</FT/Sig/V[{new StringBuilder().Insert(0, "1 ", 99_000)}]>>"));

    /// <summary>Objects without an end, each of which runs through all that follow.</summary>
    [Fact]
    public void PDF_objects_that_lie_on_one_another_are_not_read_again_and_again()
        => Assert.Null(FindIn(
            [$"<</AcroForm<</Fields[{string.Join(' ', Enumerable.Range(2, 1000).Select(number => $"{number} 0 R"))}]>>>>", .. Enumerable.Repeat("<", 1000), new string('0', 4_000_000)]));

    /// <summary>Three megabytes of small values took 200 MB to check, and sixteen megabytes were allowed.</summary>
    [Theory]
    [InlineData("json", 3 << 20)]
    [InlineData("credential", 3 << 20)]
    [InlineData("did-document", 250 << 10)]
    public void JSON_of_very_many_values_stays_within_bounds(string parser, int length)
    {
        var target = Parsers.All.Single(one => one.Name == parser);
        var seed = Encoding.UTF8.GetString(target.Seeds.First(seed => seed[0] == '{'));
        foreach (var piece in new[] { "\"{0}\":1,", "\"{0}\":[],", "\"{0}\":\"\\u0041\"," })
        {
            var many = string.Concat(Enumerable.Range(0, length / (piece.Length + 4)).Select(number => piece.Replace("{0}", $"{number}", StringComparison.Ordinal)));

            Assert.Null(Judge.Of(target, Encoding.UTF8.GetBytes($"{{{many}{seed[1..]}")).Find);
        }
    }

    private static string? FindIn(params string[] objects) => Judge.Of(Parsers.All.Single(target => target.Name == "pdf"), TinyPdf.Of(objects)).Find;
}
