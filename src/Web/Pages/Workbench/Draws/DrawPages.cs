using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Inspection.Draws;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Draws;

/// <summary>A page about one draw of the region; anything else is not found.</summary>
public abstract class DrawPage(DrawReading draws) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public long Version { get; set; }

    public DrawView View { get; private set; } = null!;

    public DrawRow Draw => View.Draw;

    public string Here => $"/workbench/draws/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await draws.Find(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        View = found;
        return true;
    }

    /// <summary>Acts, and says what stood in the way or leads to the ceremony.</summary>
    protected async Task<IActionResult> Act<T>(Func<Task<Outcome<T>>> act, string done, string? field, CancellationToken ct)
        where T : notnull
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var outcome = await act();
        return outcome.IsRefused ? PageWith(outcome.Refusal, field) : LocalRedirect($"{Here}?done={done}");
    }
}

/// <summary>What is next in a ceremony, and who must do it.</summary>
public sealed record NextStep(Words What, string Who);

internal static class DrawSteps
{
    private const string Format = "yyyy-MM-dd HH:mm";

    public static NextStep? Next(DrawView view, DateTimeOffset now)
    {
        var draw = view.Draw;
        string Missing(Func<PartyRow, bool> has) => string.Join('、', view.Parties.Where(one => !has(one)).Select(one => one.Name));
        return draw.State switch
        {
            "committing" when view.Parties.Any(one => one.Commitment is null) => new(new("提交承诺", "commit"), Missing(one => one.Commitment is not null)),
            "committing" => new(new("定稿方案", "freeze the plan"), draw.DrawerName),
            "frozen" when view.Place is null => new(new("等待见证方确认方案进入账本", "wait for the witnesses to see the plan"), "账本见证方"),
            "frozen" when now < draw.NotBefore => new(new($"等到 {DrawWords.Time(draw.NotBefore)}", $"wait until {DrawWords.Time(draw.NotBefore)}"), "—"),
            "frozen" when now <= draw.RevealBy && view.Parties.Any(one => one.Reveal is null) => new(new("揭示", "reveal"), Missing(one => one.Reveal is not null)),
            "frozen" when !view.HasBeacon => new(new("等待或录入信标", "wait for the beacon, or type it"), $"{draw.DrawerName}、{draw.WitnessName}"),
            "frozen" => new(new("抽取", "draw"), draw.DrawerName),
            "held" when !draw.IsShown => new(new("首次进场检查后公开名单", "open the list after the first visit"), draw.DrawerName),
            _ => null,
        };
    }

    public static Tone ToneOf(string state) => state switch
    {
        "held" => Tone.Good,
        "void" => Tone.Over,
        _ => Tone.Pending,
    };

    public static Words State(string state) => state switch
    {
        "committing" => new("等待承诺", "committing"),
        "frozen" => new("已定稿", "frozen"),
        "held" => new("已抽取", "held"),
        _ => new("已作废", "void"),
    };

    public static Words BeaconWords(BeaconChoice beacon) => beacon.Type switch
    {
        "drand" => new($"drand 第 {beacon.Round} 轮", $"drand, round {beacon.Round}"),
        "lottery" => new($"{beacon.Game} 第 {beacon.Issue} 期", $"{beacon.Game}, issue {beacon.Issue}"),
        _ => new("账本见证方在最早抽取时间之后的签名", "the ledger's witnesses' signatures after the earliest time"),
    };

    /// <summary>Beijing time to the minute, as a form takes it.</summary>
    public static string Minute(DateTimeOffset at) => at.ToOffset(BusinessCalendar.BeijingOffset).ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Instant(string? text)
        => DateTime.TryParseExact(text?.Trim().Replace('T', ' '), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is >= DayBinder.FirstYear and <= DayBinder.LastYear ? new DateTimeOffset(local, BusinessCalendar.BeijingOffset) : null;
}

[Needs(Power.ReadInspections)]
public sealed class IndexModel(DrawReading draws) : SignedInPage
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    public IReadOnlyList<DrawRow> Draws { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await draws.List(After, Most + 1, Mandate, ct);
        (Draws, Next) = ([.. found.Take(Most)], found.Count > Most ? found[Most - 1].Id.ToString() : null);
    }
}

/// <summary>The ceremony: what is done, what is next, and who must do it.</summary>
[Needs(Power.ReadInspections)]
public sealed class ShowModel(DrawReading draws, BusinessCalendar calendar) : DrawPage(draws)
{
    public NextStep? Next => DrawSteps.Next(View, calendar.Now);

    public bool IsDrawer => Caller.May(Power.OperateDraws) && Caller.Account.Organ?.Region.Value == Draw.OrganRegion;

    public bool IsWitness => Caller.May(Power.WitnessDraws) && Caller.Account.Id == Draw.Witness;
}

/// <summary>The page for a projector: large, still, and refreshed by the browser itself.</summary>
[Needs(Power.ReadInspections)]
public sealed class ScreenModel(DrawReading draws, BusinessCalendar calendar) : DrawPage(draws)
{
    public NextStep? Next => DrawSteps.Next(View, calendar.Now);
}

internal static class DrawPartyWords
{
    public static Words Role(string role) => role switch
    {
        "drawer" => new("抽取人", "drawer"),
        "witness" => new("见证人", "witness"),
        "notary" => new("公证员", "notary"),
        "enterprise" => new("企业代表", "enterprise"),
        _ => new("代表、委员", "deputy"),
    };

    public static Words Excluded(string reason) => reason switch
    {
        "cap" => new("本年检查已达上限", "visited as often as allowed"),
        "closed" => new("已注销或停业", "closed"),
        "moved" => new("已迁出", "moved away"),
        _ => new("有在办案件", "open case"),
    };

    public static Words Task(string state) => state switch
    {
        "assigned" => new("已派组", "assigned"),
        "unfilled" => new("待派组", "no team"),
        "replaced" => new("已替换", "replaced"),
        "approved" => new("已批准", "approved"),
        "visiting" => new("检查中", "visiting"),
        _ => new("已检查", "visited"),
    };
}
