using System.Globalization;
using System.Text;
using Zhiheng.Platform.Documents;

namespace Zhiheng.Platform.Papers;

/// <summary>
/// A paper as it is printed: the red head of the organ, number, title, addressee, numbered text with an indent of two characters,
/// attachments, organ and day at the end. The text is 156 mm wide as in GB/T 9704; thirty characters a line instead of 28, because the shipped
/// face is larger in its square than 仿宋.
/// </summary>
internal sealed class PaperSheet(Paper paper, string address, bool isSigned)
{
    private const double Left = 79.4, Right = 73.7, Size = 14.73;
    private const string Indent = "　　";

    /// <summary>Up to this length the last paragraph stays with signature and foot, so that no page holds these alone.</summary>
    private const int ShortEnd = 170, MostFilesKept = 6;

    private static readonly TextStyle Body = new(Size, Ink.Text) { Leading = 1.75 };
    private static readonly TextStyle Name = Body with { Bold = true };
    private static readonly TextStyle Note = new(8, Ink.Soft) { Leading = 1.5 };

    private readonly PaperContent content = paper.Content;

    public Document ToDocument() => new($"{content.Title} {content.Number}", [.. Head(), .. Text(), .. Form(), .. HasManyFiles ? Files() : [], .. End(), Check()])
    {
        Author = content.Organ.Name,
        Subject = content.Title,
        Attachments = [new Attachment("paper.json", "application/json", Encoding.UTF8.GetBytes(paper.Text), AttachmentRole.Data, "本文书的机读内容，其 SHA-256 即文书摘要")],
        Page = new PageLook
        {
            Left = Left,
            Right = Right,
            Top = 78,
            Bottom = 70,
            Footer = content.IsDemo ? "演示数据：所载机关、组织与事项均为虚构。" : "本文书是否有效，以核验网址的当前状态为准。",
            RunningHead = $"{content.Title}　{content.Number}",
            Watermark = content.IsDemo ? "演示数据" : "",
        },
    };

    private IEnumerable<Block> Head()
    {
        yield return new Paragraph(content.Organ.Name, new TextStyle(content.Organ.Name.Length > 14 ? 22 : 28, Ink.Alert) { Bold = true, Tracking = 0.1, Leading = 1.3 }) { Align = Alignment.Centre };
        yield return new Space(12);
        yield return new Paragraph(content.Number, Body with { Size = 14 }) { Align = Alignment.Centre };
        yield return new Space(3);
        yield return new Rule(1.8, Ink.Alert);
        yield return new Space(22);
        yield return new Heading(content.Title, 1, new TextStyle(21, Ink.Text) { Bold = true, Tracking = 0.06, Leading = 1.45 }) { Align = Alignment.Centre };
        yield return new Space(14);
        var addressees = Names(PartyRole.Addressee);
        if (addressees.Length > 0)
        {
            yield return new Paragraph($"{addressees}：", Body) { Align = Alignment.Left };
        }
    }

    private IEnumerable<Block> Text()
    {
        var numbers = new int[4];
        var (last, body) = (content.Body.Count - 1, content.Body);
        for (var i = 0; i < body.Count; i++)
        {
            var depth = Math.Clamp(body[i].Depth, 0, 3);
            if (depth > 0)
            {
                numbers[depth]++;
                numbers.AsSpan(depth + 1).Clear();
            }

            var text = $"{Indent}{Numbered(depth, numbers[depth])}{body[i].Text.Trim()}";
            if (depth > 0 && !"。！？；".Contains(text[^1], StringComparison.Ordinal))
            {
                yield return new Heading(text, depth + 1, depth == 1 ? Name : Body) { Align = Alignment.Justified };
            }
            else if (i < last || !KeepsLastParagraph)
            {
                yield return new Paragraph(text, Body);
            }
        }
    }

    /// <summary>The lines of a form, such as a proof of service.</summary>
    private IEnumerable<Block> Form()
    {
        if (content.Fields.Count > 0)
        {
            yield return new Table([104, 0], [.. content.Fields.Select(field => (IReadOnlyList<string>)[field.Label, field.Value])])
            {
                FirstColumnNames = true,
                NameStyle = new TextStyle(12.5, Ink.Soft) { Leading = 1.6 },
                ValueStyle = new TextStyle(12.5, Ink.Text) { Leading = 1.6 },
                RowPadding = 8,
            };
        }
    }

    private IEnumerable<Block> Files()
    {
        if (content.Attachments.Count > 0)
        {
            yield return new Space(10);
        }

        for (var i = 0; i < content.Attachments.Count; i++)
        {
            yield return new Paragraph($"{Indent}{(i == 0 ? "附件：" : "　　　")}{i + 1}．{content.Attachments[i].Name}", Body) { Align = Alignment.Left };
        }
    }

    /// <summary>Organ and day, centred above each other at the right, two characters from the edge.</summary>
    private IEnumerable<Block> End()
    {
        var organ = content.Organ.Name;
        var width = Math.Min(Math.Max(organ.Length, 9) * (Size + 0.2), 300);
        List<Block> end = [];
        if (KeepsLastParagraph)
        {
            var lastParagraph = content.Body[^1];
            end.Add(new Paragraph($"{Indent}{lastParagraph.Text.Trim()}", Body));
        }

        end.AddRange(HasManyFiles ? [] : Files());
        end.Add(new Space(30));
        end.Add(new Columns(
            0,
            new Column(0),
            new Column(width, new Paragraph(organ, Body) { Align = Alignment.Centre }, new Paragraph(Day(content.IssuedOn), Body) { Align = Alignment.Centre }),
            new Column(2 * Size)));
        yield return new Columns(0, new Column(0, end)) { KeepsNext = true };
        yield return new Space(14);
    }

    /// <summary>The last paragraph is held back for the signature, with the list of attachments between them where that is short.</summary>
    private bool KeepsLastParagraph => !HasManyFiles && content is { Fields.Count: 0, Body: [.., { Depth: 0 } end] } && end.Text.Length <= ShortEnd;

    private bool HasManyFiles => content.Attachments.Count > MostFilesKept;

    private Foot Check()
    {
        List<Block> hints =
        [
            new Paragraph("扫码或访问下列网址，核验本文书的真伪和当前状态：", Note),
            new Paragraph(address, Note) { Align = Alignment.Left },
            new Paragraph($"文书摘要（SHA-256）：{paper.Digest}", Note) { Align = Alignment.Left },
            new Paragraph($"信息公开：{PaperForm.NameOf(content.Publicity)}{(content.PublicityBasis is { } basis ? $"（{basis}）" : "")}　签发人：{content.SignedBy.Position} {content.SignedBy.Name}".TrimEnd(), Note),
        ];
        if (content.Supersedes is { } old)
        {
            hints.Add(new Paragraph($"本文书更正并代替 {old}。", Note));
        }

        if (isSigned)
        {
            hints.Add(new Paragraph("本文件带有电子签名；改动任何一处，签名即失效。", Note));
        }

        List<Block> blocks = [];
        var copies = Names(PartyRole.Copy);
        if (copies.Length > 0)
        {
            blocks.AddRange([new Rule(0.8, Ink.Text), new Space(4), new Paragraph($"抄送：{copies}。", Body with { Size = 11.5, Leading = 1.5 }), new Space(4)]);
        }

        blocks.AddRange([new Rule(0.8, Ink.Text), new Space(7)]);
        blocks.Add(new Columns(14, new Column(64, new QrCode(address, 64, $"二维码，内容为核验网址 {address}")), new Column(0, hints)));
        return new Foot(blocks);
    }

    private string Names(PartyRole role) => string.Join("、", content.Parties.Where(party => party.Role == role).Select(party => party.Name));

    internal static string Numbered(int depth, int number) => depth switch
    {
        1 => $"{Chinese(number)}、",
        2 => $"（{Chinese(number)}）",
        3 => $"{number}．",
        _ => "",
    };

    /// <summary>1 to 99 as they are counted: 十, 十一, 二十, 二十一.</summary>
    internal static string Chinese(int number)
    {
        const string Digits = "零一二三四五六七八九";
        var (tens, ones) = (number / 10, number % 10);
        return (tens switch { 0 => "", 1 => "十", _ => $"{Digits[tens]}十" }) + (ones == 0 ? "" : Digits[ones].ToString());
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
}
