using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading.Files;

/// <summary>The words of a page of the web: blocks become lines, cells are parted by tabs, scripts, styles and comments go.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "header", "footer", "nav", "form", "hr", "dd", "dt", "dl",
        "blockquote", "pre", "title", "body", "html", "head", "option", "select", "button", "center", "caption", "main", "aside", "figure",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "textarea", "select" };

    public static bool Is(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart('\uFEFF').TrimStart();
        return head.Length > 1 && head[0] == '<' && (char.IsAsciiLetter(head[1]) || head[1] is '!' or '?') && Tag().IsMatch(text);
    }

    public static PolicyText Read(string html, string encoding)
    {
        var text = new StringBuilder(html.Length / 2);
        var tables = new List<TextRange>();
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        var (at, depth, table) = (0, 0, 0);
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            Append(text, html.AsSpan(at, (open < 0 ? html.Length : open) - at));
            if (open < 0)
            {
                break;
            }

            var end = End(html, open);
            var (name, closes) = Name(html.AsSpan(open, end - open));
            if (name.Length == 0 && end == open + 1)
            {
                text.Append('<');
            }

            at = end;
            if (!closes && Silent.Contains(name) && !unclosed.Contains(name))
            {
                at = Skipped(html, end, name);
                if (at == end)
                {
                    unclosed.Add(name);
                }
            }

            if (Blocks.Contains(name))
            {
                Break(text);
            }
            else if (closes && name is "td" or "th")
            {
                text.Append('\t');
            }

            if (string.Equals(name, "table", StringComparison.OrdinalIgnoreCase))
            {
                if (!closes && depth++ == 0)
                {
                    table = text.Length;
                }
                else if (closes && depth > 0 && --depth == 0 && text.Length > table && IsData(text.ToString(table, text.Length - table)))
                {
                    tables.Add(new(table, text.Length));
                }
            }
        }

        return new(text.ToString(), "html", encoding, tables);
    }

    /// <summary>Old pages lay themselves out with tables: only one whose rows have several short cells holds data.</summary>
    private static bool IsData(string text)
    {
        var rows = text.Split('\n').Where(row => row.AsSpan().Trim().Length > 0).ToList();
        return rows.Count > 1 && rows.Count(row => row.TrimEnd('\t').Contains('\t', StringComparison.Ordinal)) * 2 > rows.Count && rows.All(row => row.Length < 400);
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
        {
            return;
        }

        // In the source of a page a line end is a blank.
        var decoded = WebUtility.HtmlDecode(words.ToString()).Replace('\n', ' ');
        text.Append(decoded);
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    /// <summary>Behind the tag or comment that opens there; a lone &lt; is a character.</summary>
    private static int End(string html, int open)
    {
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
        {
            var comment = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return comment < 0 ? html.Length : comment + 3;
        }

        if (open + 1 >= html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?'))
        {
            return open + 1;
        }

        char quote = '\0';
        for (var i = open + 1; i < html.Length; i++)
        {
            if (quote != '\0')
            {
                quote = html[i] == quote ? '\0' : quote;
            }
            else if (html[i] == '>')
            {
                return i + 1;
            }
            else if (html[i] is '"' or '\'' && html[i - 1] == '=')
            {
                quote = html[i];
            }
        }

        return html.Length;
    }

    private static (string Name, bool Closes) Name(ReadOnlySpan<char> tag)
    {
        var closes = tag.Length > 1 && tag[1] == '/';
        var name = tag[Math.Min(tag.Length, closes ? 2 : 1)..];
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
        {
            length++;
        }

        return (name[..length].ToString().ToLowerInvariant(), closes);
    }

    private static int Skipped(string html, int from, string name)
    {
        var close = html.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? from : End(html, close);
    }

    [GeneratedRegex("<(?:html|body|head|div|p|br|table|span|meta|!doctype)\\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
