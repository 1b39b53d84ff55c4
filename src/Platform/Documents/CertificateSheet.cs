using System.Globalization;

namespace Zhiheng.Platform.Documents;

/// <summary>A place the certificate covers, as it is printed.</summary>
public sealed record CertificateSite(string Name, string Address);

/// <summary>Somebody besides the holder whom the certificate names, such as 生产者 or 生产企业 of a product.</summary>
public sealed record CertificateParty(string Role, string Name, string Address);

/// <summary>
/// A certificate as it is printed: words and dates, nothing of the registry. Empty texts leave their line out. Both the day of issue
/// and the last day of validity are included.
/// </summary>
public sealed partial record CertificateSheet
{
    private const double LabelWidth = 84;

    private static readonly TextStyle AnnexHeading = new(11.5, Ink.Brand) { Bold = true };
    private static readonly TextStyle AnnexText = new(9.5, Ink.Text) { Leading = 1.6 };

    /// <summary>For example 质量管理体系认证证书.</summary>
    public required string Title { get; init; }

    public required string Number { get; init; }

    public required string Holder { get; init; }

    public string HolderCode { get; init; } = "";

    public string HolderAddress { get; init; } = "";

    public IReadOnlyList<CertificateParty> Parties { get; init; } = [];

    public string Scheme { get; init; } = "";

    public string Standards { get; init; } = "";

    public required string Scope { get; init; }

    public IReadOnlyList<CertificateSite> Sites { get; init; } = [];

    public DateOnly? FirstIssuedOn { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Null: valid without end.</summary>
    public required DateOnly? ExpiresOn { get; init; }

    public required string Body { get; init; }

    public string BodyApproval { get; init; } = "";

    public string Signatory { get; init; } = "";

    /// <summary>What the QR code says: the address of the public page of the certificate.</summary>
    public required string Address { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>The file will carry an electronic signature, and says so.</summary>
    public bool IsSigned { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public Document ToDocument() => new($"{Title} {Number}", [.. Head(), Facts(), new Space(Room(26)), Dates(), new Space(18), Signing(), .. Annex()])
    {
        Author = Body,
        Subject = $"{Holder} {Scheme}".TrimEnd(),
        Attachments = Attachments,
        Page = new PageLook
        {
            Left = 62,
            Right = 62,
            Top = 60,
            Bottom = 68,
            Frame = Ink.Brand,
            Footer = IsDemo ? "演示数据：所载组织与内容均为虚构，不得作为认证证明使用。" : "证书是否有效，以登记簿当前状态为准。",
            RunningHead = $"{Title}　{Number}　附页",
            Watermark = IsDemo ? "演示数据" : "",
        },
    };

    private IEnumerable<Block> Head()
    {
        yield return new Space(Room(16));
        yield return Centred(Body, BodyStyle);
        yield return new Space(12);
        yield return new Heading(Title, 1, TitleStyle) { Align = Alignment.Centre };
        yield return new Space(9);
        yield return new Rule(1.6, Ink.Alert) { Width = 34 };
        yield return new Space(10);
        yield return Centred($"证书编号　{Number}", new TextStyle(11, Ink.Soft) { Tracking = 0.03 });
        yield return new Space(Room(34));
        yield return Centred("兹证明", new TextStyle(11, Ink.Soft) { Tracking = 0.2 });
        yield return new Space(Room(8));
        yield return new Heading(Holder, 2, HolderStyle) { Align = Alignment.Centre };
        if (HolderCode.Length > 0)
        {
            yield return new Space(2);
            yield return Centred($"统一社会信用代码　{HolderCode}", TextStyle.Small with { Size = 9.5 });
        }

        yield return new Space(Room(14));
        yield return Centred("在下列范围内符合所列认证依据的要求，特发此证。", new TextStyle(11, Ink.Text) { Tracking = 0.05 });
        yield return new Space(Room(26));
        yield return new Rule(1, Ink.Brand);
    }

    private Table Facts()
    {
        var sites = HasManySites ? $"共 {Sites.Count} 处，见附页" : SiteText;
        (string Label, string Value)[] facts =
        [
            ("注册地址", HolderAddress), .. Parties.Select(party => (party.Role, Text(party))),
            ("认证项目", Scheme), ("认证依据", Standards), ("认证范围", ScopeText), ("覆盖场所", sites),
        ];
        return Table.OfFacts(LabelWidth, [.. facts.Where(fact => fact.Value.Length > 0)]) with { RowPadding = Room(8.5) };
    }

    /// <summary>What is too long for the first page, so that the first page always holds the dates, the signature and the code.</summary>
    private IEnumerable<Block> Annex()
    {
        if (ScopeIsLong || HasManySites)
        {
            yield return new NewPage();
        }

        if (ScopeIsLong)
        {
            yield return new Heading("认证范围", 2, AnnexHeading);
            yield return new Space(4);
            yield return new Paragraph(Scope, AnnexText);
            yield return new Space(18);
        }

        if (HasManySites)
        {
            yield return new Heading($"覆盖场所（{Sites.Count} 处）", 2, AnnexHeading);
            yield return new Space(2);
            yield return new Table([30, 150, 0], [.. Sites.Select((site, i) => (IReadOnlyList<string>)[Text(i + 1), site.Name, site.Address])])
            {
                Header = ["序号", "场所", "地址"],
                NameStyle = TextStyle.Label with { Size = 9, Leading = 1.5 },
                ValueStyle = AnnexText with { Leading = 1.4 },
                RowPadding = 2.6,
            };
        }
    }

    private Columns Dates()
    {
        List<Column> dates = [Date("颁证日期", Day(IssuedOn)), ExpiresOn is { } last ? Date("有效期至（含当日）", Day(last)) : Date("有效期", "长期有效")];
        if (FirstIssuedOn is { } first)
        {
            dates.Insert(0, Date("初次颁证", Day(first)));
        }

        return new Columns(24, dates) { Divider = Ink.Line };
    }

    private static Column Date(string label, string date) => new(
        0,
        Centred(label, TextStyle.Small with { Size = 9 }),
        Centred(date, new TextStyle(13, Ink.Text) { Bold = true, Leading = 1.6 }));

    private static string Day(DateOnly date) => date.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

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

        List<Block> hint = [new Paragraph($"核验网址　{Address}", TextStyle.Small)];
        if (IsSigned)
        {
            hint.Insert(0, new Paragraph("本文件带有电子签名，无需盖章；改动任何一处，签名即失效。", TextStyle.Small));
        }

        List<Block> right =
        [
            new Framed(7, Ink.Brand, new QrCode(Address, 92, $"二维码，内容为核验网址 {Address}")),
            new Space(3),
            Centred("扫码核验当前状态", TextStyle.Small with { Ink = Ink.Brand }),
        ];
        return new Foot([new Rule(1, Ink.Brand), new Space(12), new Columns(28, new Column(0, left), new Column(106, right)), new Space(6), .. hint]);
    }

    private static Paragraph Centred(string text, TextStyle style) => new(text, style) { Align = Alignment.Centre };

    private static string Text(CertificateParty party) => party.Address.Length > 0 ? $"{party.Name}　{party.Address}" : party.Name;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
