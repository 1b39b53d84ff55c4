namespace Zhiheng.Web.Tests;

/// <summary>Whose a record is.</summary>
internal enum Home
{
    /// <summary>No record: the role alone decides.</summary>
    Role,
    County,
    Province,

    /// <summary>Of the first body.</summary>
    Body,

    /// <summary>Of the first organisation.</summary>
    Firm,

    /// <summary>
    /// The county's, as <see cref="County"/>, to every role but one: a unit officer reads the shares of the own authority and no other, wherever
    /// in the region, and this one is that of <see cref="DoorRecords.Liaison"/>.
    /// </summary>
    Unit,

    /// <summary>Shared with the authority of <see cref="DoorRecords.Reader"/> alone, whatever region others have.</summary>
    Reader,
}

/// <summary>What a form does to a record of an authority.</summary>
internal enum Deed
{
    /// <summary>Something of the sender's own, in the own name: a superior may begin an act on a record of the subtree, too.</summary>
    Begins,

    /// <summary>Goes on with an act of the authority whose act it is; a superior only reads it.</summary>
    Decides,

    /// <summary>督办, 指定管辖, 提级: what a superior may, and only a superior.</summary>
    Supervises,
}

/// <summary>An address for a page or operation whose route holds a parameter, or that shows a record named in its query.</summary>
internal sealed record Door(string Pattern, Home Home, string Path);

/// <summary>How a form of a page is sent so that it acts. Without <c>Acts</c> it is only seen to get past the gate: other tests send it whole.</summary>
internal sealed record Form(string Pattern, string? Handler, Home Home, string Path, Dictionary<string, string> Fields)
{
    public Deed Deed { get; init; }

    /// <summary>The field for a file, where the form asks for one.</summary>
    public string? File { get; init; }

    /// <summary>The page answers itself, with something that is shown once.</summary>
    public bool Shows { get; init; }

    /// <summary>False: refused to everybody, whoever may open it.</summary>
    public bool Acts { get; init; } = true;

    public string Address => Path + (Handler is null ? string.Empty : $"{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={Handler}");
}

/// <summary>
/// An example for every address with a record in it and for every form behind the gate. <see cref="EveryDoorTests"/> fails where a page or
/// a form has none.
/// </summary>
internal static class Doors
{
    public static async Task<IReadOnlyList<Door>> Pages(DoorRecords r, bool withPaper = true)
    {
        var (order, objection) = (await r.Issued(1), await r.Objection(1));
        await r.Objection(2, body: r.Bodies[0]);
        var (ban, merge, correction, withdrawal) = (await r.Ban("certifier-72", 60), await r.Merge(2, 3), await r.Correction(2), await r.Withdrawal(2));
        return
        [
            new("/workbench/orders/{id:guid}", Home.County, $"/workbench/orders/{order}"),
            new("/workbench/orders/{id:guid}/approve", Home.County, $"/workbench/orders/{order}/approve"),
            new("/workbench/orders/{id:guid}/close", Home.County, $"/workbench/orders/{order}/close"),
            new("/workbench/orders/{id:guid}/discard", Home.County, $"/workbench/orders/{order}/discard"),
            new("/workbench/orders/{id:guid}/judge", Home.County, $"/workbench/orders/{order}/judge"),
            new("/workbench/orders/{id:guid}/supervise", Home.County, $"/workbench/orders/{order}/supervise"),
            new("/workbench/orders/{id:guid}/evidence/{digest}", Home.County, $"/workbench/orders/{order}/evidence/{r.Digest}"),
            new("/workbench/orders/new", Home.County, $"/workbench/orders/new?certificate={await r.Code(2)}"),
            new("/workbench/bans/{id:guid}", Home.County, $"/workbench/bans/{ban}"),
            new("/workbench/bans/{id:guid}/decide", Home.County, $"/workbench/bans/{ban}/decide"),
            new("/workbench/bans/new", Home.County, $"/workbench/bans/new?person={r.Person}&since={r.Today.AddDays(-60):yyyy-MM-dd}"),
            new("/workbench/merges/{id:guid}", Home.County, $"/workbench/merges/{merge}"),
            new("/workbench/merges/{id:guid}/decide", Home.County, $"/workbench/merges/{merge}/decide"),
            new("/workbench/merges/new", Home.County, $"/workbench/merges/new?merged={Rows.Code(4)}&survivor={Rows.Code(5)}"),
            new("/workbench/corrections/{id:guid}", Home.County, $"/workbench/corrections/{correction}"),
            new("/workbench/corrections/{id:guid}/decide", Home.County, $"/workbench/corrections/{correction}/decide"),
            new("/workbench/corrections/new", Home.County, $"/workbench/corrections/new?code={Rows.Code(4)}"),
            new("/workbench/withdrawals/{id:guid}", Home.Province, $"/workbench/withdrawals/{withdrawal}"),
            new("/workbench/withdrawals/{id:guid}/decide", Home.Province, $"/workbench/withdrawals/{withdrawal}/decide"),
            new("/workbench/withdrawals/new", Home.County, $"/workbench/withdrawals/new?body={DoorRecords.BodyNo(3)}&effective={r.Today:yyyy-MM-dd}"),
            new("/workbench/objections/{id:guid}", Home.County, $"/workbench/objections/{objection}"),
            new("/workbench/objections/{id:guid}/judge", Home.County, $"/workbench/objections/{objection}/judge"),
            new("/workbench/invitations", Home.County, $"/workbench/invitations?kind=Enterprise&code={Rows.Code(1)}"),
            new("/workbench/organizations/{code}", Home.County, $"/workbench/organizations/{Rows.Code(1)}"),
            new("/workbench/bodies/{approvalNo}", Home.County, $"/workbench/bodies/{Rows.Body}"),
            new("/workbench/evidence/{id:guid}", Home.County, $"/workbench/evidence/{r.Evidence}"),
            new("/workbench/papers/{id:guid}.pdf", Home.County, $"/workbench/papers/{(withPaper ? await r.One<Guid>("select id from platform_paper where kind = 'SuspensionOrder'") : Guid.Empty)}.pdf"),
            .. await InspectionDoors.Pages(r),
            new("/desk/certificates/{code}/change", Home.Body, $"/desk/certificates/{await r.Code(1)}/change"),
            new("/desk/orders/{id:guid}", Home.Body, $"/desk/orders/{order}"),
            new("/desk/reports/{id:guid}", Home.Body, $"/desk/reports/{r.Report}"),
            new("/desk/reports/{id:guid}/result.{format}", Home.Body, $"/desk/reports/{r.Report}/result.csv"),
            new("/desk/objections/{id:guid}", Home.Firm, $"/desk/objections/{objection}"),
            .. await DoorChecks.Pages(r, withPaper),
            .. await DrawDoors.Pages(r),
            .. await TargetDoors.Pages(r),
            .. await SupervisionDoors.Pages(r, withPaper),
            .. await StudyDoors.Pages(r),
        ];
    }

    public static async Task<IReadOnlyList<Form>> Forms(DoorRecords r)
        =>
        [
            .. await Orders(r), .. await Proposals(r), .. await Rest(r), .. await Administration(r), .. await InspectionDoors.Forms(r), .. await DoorChecks.Forms(r), .. await DrawDoors.Forms(r),
            .. await TargetDoors.Forms(r), .. await SupervisionDoors.Forms(r), .. await StudyDoors.Forms(r),
        ];

    private static async Task<IReadOnlyList<Form>> Orders(DoorRecords r)
    {
        async Task<Form> Of(string page, string? handler, Guid order, int version, Deed deed, params (string, string)[] fields)
        {
            await Task.CompletedTask;
            return new($"/workbench/orders/{{id:guid}}/{page}", handler, Home.County, $"/workbench/orders/{order}/{page}", Fields(fields, ("Version", $"{version}"), ("Reason", "理由"))) { Deed = deed };
        }

        const string To = "370103 市中区市场监督管理局";
        await r.Account("370103", To[7..]);
        var day = $"{r.Today.AddDays(20):yyyy-MM-dd}";
        var draft = $"/workbench/orders/new?certificate={await r.Code(3)}";
        return
        [
            await Of("approve", "Approve", await r.Drafted(4), 1, Deed.Decides, ("Consequence", "逾期依法处理。")),
            await Of("approve", "Discard", await r.Drafted(5), 1, Deed.Decides),
            await Of("discard", null, await r.Drafted(6), 1, Deed.Decides),
            await Of("close", null, await r.Issued(7), 2, Deed.Decides),
            await Of("judge", "Accept", await r.Answered(8), 3, Deed.Decides),
            await Of("judge", "Insist", await r.Answered(9), 3, Deed.Decides, ("RespondBy", day)),
            await Of("supervise", "Supervise", await r.Issued(10), 2, Deed.Supervises, ("EndBy", day), ("Instruction", "限期办结")),
            await Of("supervise", "Assign", await r.Issued(11), 2, Deed.Supervises, ("To", To), ("AssignReason", "回避")),
            await Of("supervise", "TakeUp", await r.Issued(12), 2, Deed.Supervises),
            .. new[] { "Check", "Back", "Send" }.Select(handler => new Form("/workbench/orders/new", handler, Home.County, draft, []) { Acts = false }),
            new("/desk/orders/{id:guid}", null, Home.Body, $"/desk/orders/{await r.Issued(13)}", Fields([("Version", "2"), ("Kind", "Objects"), ("Answer", "已整改")])) { File = "Evidence" },
        ];
    }

    private static async Task<IReadOnlyList<Form>> Proposals(DoorRecords r)
    {
        var (day, since) = ($"{r.Today:yyyy-MM-dd}", $"{r.Today.AddDays(-60):yyyy-MM-dd}");
        Form Decide(string kind, string handler, Guid id, int version, Home home = Home.County, bool acts = true)
            => new($"/workbench/{kind}/{{id:guid}}/decide", handler, home, $"/workbench/{kind}/{id}/decide", Fields([("Version", $"{version}"), ("Reason", "理由")])) { Deed = Deed.Decides, Acts = acts };
        Form New(string kind, string query, params (string, string)[] fields)
            => new($"/workbench/{kind}/new", null, Home.County, $"/workbench/{kind}/new?{query}", Fields(fields, ("Reason", "理由"), ("Basis", "认证认可条例"))) { File = "Files" };

        return
        [
            Decide("bans", "Approve", await r.Ban("certifier-62", 12), 1), Decide("bans", "Undo", await r.Ban("food-138-dismissed", 120, isInForce: true), 2),
            Decide("bans", "Decline", await r.Ban("certifier-72", 60), 1),
            Decide("merges", "Approve", await r.Merge(14, 15), 1), Decide("merges", "Decline", await r.Merge(16, 15), 1), Decide("merges", "Undo", await r.Merge(17, 15, isInForce: true), 2),
            Decide("corrections", "Approve", await r.Correction(18), 1), Decide("corrections", "Decline", await r.Correction(19), 1),
            Decide("corrections", "Undo", await r.Correction(20, isInForce: true), 2, acts: false),
            Decide("withdrawals", "Approve", await r.Withdrawal(4), 1, Home.Province), Decide("withdrawals", "Decline", await r.Withdrawal(5), 1, Home.Province),
            Decide("withdrawals", "Undo", await r.Withdrawal(2), 1, Home.Province, acts: false),
            New("bans", $"person={r.Person}&since={since}", ("Clause", "food-138-crime"), ("StartsOn", day)),
            New("merges", $"merged={Rows.Code(21)}&survivor={Rows.Code(22)}"),
            New("corrections", $"code={Rows.Code(23)}", ("Field", "name"), ("Seen[name]", DoorRecords.FirmName(23)), ("NewValue", "更正有限公司")),
            New("withdrawals", $"body={DoorRecords.BodyNo(3)}&effective={day}", ("DecisionNo", "国市监认撤〔2026〕3号"), ("DecidedOn", day)) with { Home = Home.Province },
        ];
    }

    private static async Task<IReadOnlyList<Form>> Rest(DoorRecords r)
    {
        Form Judge(string handler, Guid id, int version, params (string, string)[] fields)
            => new("/workbench/objections/{id:guid}/judge", handler, Home.County, $"/workbench/objections/{id}/judge", Fields(fields, ("Version", $"{version}"), ("Reason", "理由")));
        return
        [
            Judge("Accept", await r.Objection(5), 1), Judge("Refuse", await r.Objection(6), 1),
            Judge("Decide", await r.Objection(7, isAccepted: true), 2, ("IsUpheld", "true")) with { Deed = Deed.Decides },
            new("/workbench/invitations", null, Home.County, $"/workbench/invitations?kind=Enterprise&code={Rows.Code(24)}", []) { Shows = true },
            new("/desk/reports", null, Home.Role, "/desk/reports", []) { File = "File", Acts = false },
            new("/desk/certificates/{code}/change", null, Home.Body, $"/desk/certificates/{await r.Code(1)}/change?kind=Restore", Fields([("Version", "1"), ("Reason", "恢复")])),
            new("/desk/objections/new", null, Home.Body, "/desk/objections/new?certificate=U3", Fields([("Grounds", "地址有误")])) { File = "Evidence" },
            new("/account", "Password", Home.Role, "/account", []) { Acts = false }, new("/account", "Tie", Home.Role, "/account", []) { Acts = false },
            new("/account", "End", Home.Role, "/account", Fields([("Session", Guid.Empty.ToString())])) { Acts = false }, new("/account", "SignOut", Home.Role, "/account", []) { Acts = false },
            new("/account/stand-in", "Proxy", Home.Role, "/account/stand-in", []) { Acts = false }, new("/account/stand-in", "End", Home.Role, "/account/stand-in", []) { Acts = false },
            new("/account/stand-in", "BreakGlass", Home.Role, "/account/stand-in", Fields([("Region", DoorRecords.Elsewhere), ("Reason", "突发事件")])),
            new("/inbox", "Read", Home.Role, "/inbox", []), new("/inbox", "Feed", Home.Role, "/inbox", []) { Shows = true }, new("/inbox", "EndFeed", Home.Role, "/inbox", []),
        ];
    }

    private static async Task<IReadOnlyList<Form>> Administration(DoorRecords r)
    {
        Form Of(string page, string handler, params (string, string)[] fields) => new($"/administration/{page}", handler, Home.Role, $"/administration/{page}", Fields(fields, ("Reason", "理由")));
        return
        [
            Of("accounts", "Open", ("Name", "fresh1"), ("PersonName", "新人"), ("OrganizationName", "机关"), ("Region", "370100")) with { Shows = true },
            Of("accounts", "Reset", ("Account", $"{(await r.Account()).Id}")) with { Shows = true }, Of("accounts", "Close", ("Account", $"{(await r.Account()).Id}")),
            Of("accounts", "Untie", ("Account", $"{(await r.Account()).Id}")),
            Of("keys", "Make", ("SignInName", (await r.Granted()).Name), ("Name", "交换"), ("Scopes", "ReadRegister")) with { Shows = true },
            Of("keys", "Rotate", ("Id", $"{await r.Key()}")) with { Shows = true }, Of("keys", "Revoke", ("Id", $"{await r.Key()}")),
            Of("grants", "Give", ("Account", $"{(await r.Account()).Id}"), ("Role", "RegistryOfficer"), ("Region", "370100")), Of("grants", "Revoke", ("Id", $"{(await r.Granted()).Grant}")),
            Of("grants", "Approve", ("Id", $"{await r.StandIn()}")), Of("grants", "Refuse", ("Id", $"{await r.StandIn()}")), Of("grants", "End", ("Id", $"{await r.StandIn()}")),
        ];
    }

    private static Dictionary<string, string> Fields((string Name, string Value)[] own, params (string Name, string Value)[] common)
        => own.Concat(common).ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}
