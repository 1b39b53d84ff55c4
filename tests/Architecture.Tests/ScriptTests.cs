using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

public class ScriptTests
{
    public static TheoryData<string> Scripts => [.. Repository.Under("src", ".sql").Select(script => script.Path)];

    [Fact]
    public void Scripts_of_a_module_are_numbered_without_a_gap()
    {
        foreach (var module in Repository.Under("src", ".sql").GroupBy(script => Path.GetDirectoryName(script.Path)))
        {
            var numbers = module.Select(script => Path.GetFileName(script.Path)[..4]).Order(StringComparer.Ordinal);

            Assert.Equal(Enumerable.Range(1, module.Count()).Select(number => $"{number:0000}"), numbers);
        }
    }

    /// <summary>
    /// A block for SQLite always has its twin. One for PostgreSQL may stand alone to tune what exists (storage, collation); that it
    /// makes no table then is what the next test sees.
    /// </summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_block_for_SQLite_has_its_twin(string path)
    {
        var blocks = string.Join(' ', Regex.Matches(Repository.Named(path).Text, @"^--@(\w+)\s*$", RegexOptions.Multiline).Select(match => match.Groups[1].Value));

        Assert.Matches("^((sqlite )?postgres( all|$)\\s*)*$", blocks);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Twins_make_the_same_tables(string path)
    {
        var text = Repository.Named(path).Text;
        var sqlite = Regex.Matches(text, @"^--@sqlite\s*$(.*?)^--@postgres", RegexOptions.Multiline | RegexOptions.Singleline).SelectMany(Tables);
        var postgres = Regex.Matches(text, @"^--@postgres\s*$(.*?)(?:^--@|\z)", RegexOptions.Multiline | RegexOptions.Singleline).SelectMany(Tables);

        Assert.Equal(sqlite, postgres);
    }

    /// <summary>Ordinary tables only: a full-text index is a virtual table on SQLite and an index on PostgreSQL.</summary>
    private static IEnumerable<string> Tables(Match block)
        => Regex.Matches(block.Groups[1].Value, @"^create table (\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
}
