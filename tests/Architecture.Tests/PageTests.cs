using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

/// <summary>The strict content policy of the pages forbids style and script inside the markup; the browser would drop them silently.</summary>
public class PageTests
{
    public static TheoryData<string> Markup => [.. Repository.Under("src", ".cshtml", ".cs")
        .Where(file => file.Project == "Web" && (file.Path.EndsWith(".cshtml", StringComparison.Ordinal) || file.Path.Contains("/TagHelpers/", StringComparison.Ordinal)))
        .Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Markup))]
    public void No_style_or_script_stands_in_the_markup(string path)
    {
        var markup = Repository.Named(path).Code;

        Assert.DoesNotMatch(@"(?i)\sstyle\s*=\s*[""'@]", markup);
        Assert.DoesNotMatch("(?i)<style[\\s>]", markup);
        Assert.DoesNotMatch("(?i)<script(?![^>]*\\ssrc=)", markup);
        Assert.DoesNotMatch(@"(?i)<\w[^>]*\son[a-z]+\s*=", markup);
        Assert.DoesNotMatch("(?i)javascript:", markup);
    }

    [Fact]
    public void Raw_markup_is_written_nowhere_in_a_page()
        => Found.Nothing(Repository.Under("src/Web", ".cshtml").Where(file => Regex.IsMatch(file.Code, @"Html\.Raw\(")).Select(file => file.Path));
}
