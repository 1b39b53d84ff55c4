using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;
using Notices = Zhiheng.Platform.Notices.Inbox;

namespace Zhiheng.Web.Pages.Account;

/// <summary>What this account was told, and the private calendar of its deadlines.</summary>
[Needs(Power.UseOwnAccount)]
public sealed class InboxModel(Database database, CalendarFeedStore feeds, Site site) : SignedInPage
{
    private const int PageRows = 50;

    [BindProperty(SupportsGet = true, Name = "unread")]
    public bool UnreadOnly { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    [BindProperty]
    public Guid? Notice { get; set; }

    public InboxPage List { get; private set; } = null!;

    public int Unread { get; private set; }

    public bool HasFeed { get; private set; }

    /// <summary>The whole address of the calendar, on the answer that made it only.</summary>
    public string? Feed { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        List = await Notices.Read(session, Caller.Account.Id, UnreadOnly, After, PageRows, ct);
        Unread = await Notices.CountUnread(session, Caller.Account.Id, ct);
        HasFeed = await feeds.Has(Caller.Account.Id, ct);
    }

    /// <summary>Marks one notice read, or without one all of them.</summary>
    public async Task<IActionResult> OnPostReadAsync(CancellationToken ct)
    {
        await using (var work = await database.Begin(ActBy("标记消息为已读"), ct))
        {
            await work.Sign(ct);
            _ = Notice is { } one ? await Notices.MarkRead(work, Caller.Account.Id, one, ct) ? 1 : 0 : await Notices.MarkAllRead(work, Caller.Account.Id, ct);
            await work.Commit([], ct);
        }

        return LocalRedirect("/inbox?done=read");
    }

    public async Task<IActionResult> OnPostFeedAsync(CancellationToken ct)
    {
        var token = await feeds.Make(Caller.Account.Id, ActBy("生成期限日历地址"), ct);
        Feed = Links.Absolute(Request, site, $"/calendar/{token}.ics");
        await OnGetAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostEndFeedAsync(CancellationToken ct)
    {
        await feeds.Revoke(Caller.Account.Id, ActBy("停用期限日历地址"), ct);
        return LocalRedirect("/inbox?done=feed");
    }
}
