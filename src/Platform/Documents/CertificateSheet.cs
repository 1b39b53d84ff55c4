using System.Globalization;

namespace Zhiheng.Platform.Documents;

/// <summary>A place the certificate covers, as it is printed.</summary>
public sealed record CertificateSite(string Name, string Address);

/// <summary>
/// A certificate as it is printed: words and dates, nothing of the registry. Empty texts leave their line out. Both the day of issue
/// and the last day of validity are included.
/// </summary>
public sealed record CertificateSheet
{
    private const double LabelWidth = 84;

    /// <summary>For example 质量管理体系认证证书.</summary>
    public required string Title { get; init; }

    public required string Number { get; init; }

    public required string Holder { get; init; }

    public string HolderCode { get; init; } = "";

    public string HolderAddress { get; init; } = "";

    public string Scheme { get; init; } = "";

    public string Standards { get; init; } = "";

    public required string Scope { get; init; }

    public IReadOnlyList<CertificateSite> Sites { get; init; } = [];

    public DateOnly? FirstIssuedOn { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required string Body { get; init; }

    public string BodyApproval { get; init; } = "";

    public string Signatory { get; init; } = "";

    /// <summary>What the QR code says: the address of the public page of the certificate.</summary>
    public required string Address { get; init; }

    public bool IsDemo { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public Document ToDocument() => new($"{Title} {Number}", [.. Head(), .. Facts(), .. SiteRows(), new Space(14), Dates(), new Space(16), Signing()])
    {
        Author = Body,
        Subject = $"{Holder} {Scheme}".TrimEnd(),
        Attachments = Attachments,
        Page = new PageLook
        {
            Left = 62,
            Right = 62,
            Top = 58,
            Bottom = 66,
            Frame = Ink.Brand,
            Footer = IsDemo ? "演示数据：所载组织与内容均为虚构，不得作为认证证明使用。" : "证书是否有效以登记簿当前状态为准。",
            RunningHead = $"{Title} {Number}（续页）",
            Watermark = IsDemo ? "演示数据" : "",
        },
    };

    private IEnumerable<Block> Head()
    {
        yield return new Space(12);
        yield return Centred(Body, new TextStyle(11.5, Ink.Brand) { Tracking = 0.16 });
        yield return new Space(10);
        yield return new Heading(Title, 1, new TextStyle(Title.Length > 10 ? 25 : 30, Ink.Text) { Bold = true, Tracking = 0.14, Leading = 1.35 }) { Align = Alignment.Centre };
        yield return new Space(7);
        yield return new Rule(1.6, Ink.Alert) { Width = 34 };
        yield return new Space(9);
        yield return Centred($"证书编号　{Number}", new TextStyle(10.5, Ink.Soft) { Tracking = 0.03 });
        yield return new Space(22);
        yield return Centred("兹证明", new TextStyle(10.5, Ink.Soft) { Tracking = 0.2 });
        yield return new Space(4);
        yield return new Heading(Holder, 2, new TextStyle(Holder.Length > 18 ? 17 : 21, Ink.Brand) { Bold = true, Tracking = 0.04, Leading = 1.45 }) { Align = Alignment.Centre };
        if (HolderCode.Length > 0)
        {
            yield return Centred($"统一社会信用代码　{HolderCode}", TextStyle.Small with { Size = 9.5 });
        }

        yield return new Space(10);
        yield return Centred("在下列范围内符合所列认证依据的要求，特发此证。", new TextStyle(10.5, Ink.Text) { Tracking = 0.04 });
        yield return new Space(16);
        yield return new Rule(1, Ink.Brand);
    }

    private IEnumerable<Block> Facts()
    {
        (string Label, string Value)[] facts = [("注册地址", HolderAddress), ("认证项目", Scheme), ("认证依据", Standards), ("认证范围", Scope)];
        yield return Table.OfFacts(LabelWidth, [.. facts.Where(fact => fact.Value.Length > 0)]) with { RowPadding = 6 };
    }

    private IEnumerable<Block> SiteRows()
    {
        if (Sites.Count == 0)
        {
            yield break;
        }

        yield return new Space(16);
        yield return new Heading($"覆盖场所（{Sites.Count} 处）", 2, new TextStyle(11, Ink.Brand) { Bold = true });
        yield return new Table([LabelWidth / 3, 150, 0], [.. Sites.Select((site, i) => (IReadOnlyList<string>)[Text(i + 1), site.Name, site.Address])])
        {
            Header = ["序号", "场所", "地址"],
            NameStyle = TextStyle.Label with { Size = 9.5, Leading = 1.5 },
            ValueStyle = TextStyle.Body with { Size = 9.5, Leading = 1.5 },
            RowPadding = 3.5,
        };
    }

    private Columns Dates()
    {
        List<Column> dates = [Date("颁证日期", IssuedOn), Date("有效期至（含当日）", ExpiresOn)];
        if (FirstIssuedOn is { } first)
        {
            dates.Insert(0, Date("初次颁证", first));
        }

        return new Columns(24, dates) { Divider = Ink.Line };
    }

    private static Column Date(string label, DateOnly date) => new(
        0,
        Centred(label, TextStyle.Small with { Size = 9 }),
        Centred(date.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture), new TextStyle(13, Ink.Text) { Bold = true, Leading = 1.6 }));

    private Foot Signing()
    {
        List<Block> left = [new Paragraph("认证机构", TextStyle.Small), new Paragraph(Body, TextStyle.Subtitle)];
        if (BodyApproval.Length > 0)
        {
            left.Add(new Paragraph($"机构批准号　{BodyApproval}", TextStyle.Small with { Size = 9 }));
        }

        if (Signatory.Length > 0)
        {
            left.AddRange([new Space(8), new Paragraph("签发人", TextStyle.Small), new Paragraph(Signatory, TextStyle.Subtitle)]);
        }

        left.AddRange([new Space(8), new Paragraph("本文件带有电子签名，无需盖章；改动任何一处，签名即失效。", TextStyle.Small)]);
        List<Block> right =
        [
            new Framed(7, Ink.Brand, new QrCode(Address, 92, $"二维码，内容为核验网址 {Address}")),
            new Space(3),
            Centred("扫码核验当前状态", TextStyle.Small with { Ink = Ink.Brand }),
        ];
        return new Foot(new Rule(1, Ink.Brand), new Space(12), new Columns(28, new Column(0, left), new Column(106, right)), new Space(2),
            new Paragraph($"核验网址　{Address}", TextStyle.Small));
    }

    private static Paragraph Centred(string text, TextStyle style) => new(text, style) { Align = Alignment.Centre };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
