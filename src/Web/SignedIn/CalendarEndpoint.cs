using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;

namespace Zhiheng.Web.SignedIn;

/// <summary>The calendar that programs subscribe to. The token in its address is all that opens it; it shows deadlines and nothing else.</summary>
internal static class CalendarEndpoint
{
    public static void MapCalendarFeed(this IEndpointRouteBuilder app)
        => app.MapGet("/calendar/{token}.ics", Feed).RequireRateLimiting("api").ExcludeFromDescription();

    private static async Task<IResult> Feed(
        HttpContext context, string token, CalendarFeedStore feeds, AccountOffice accounts, Callers callers, OwnDeadlines deadlines, Site site, TimeProvider clock, CancellationToken ct)
    {
        if (await feeds.OwnerOf(token, ct) is not { } owner || await accounts.Find(owner, ct) is not { IsClosed: false } account)
        {
            return Results.NotFound();
        }

        var open = await deadlines.Of(await callers.For(account, null, ct), ct);
        context.Response.Headers.CacheControl = "no-store";
        var address = new Uri(Links.Absolute(context.Request, site, string.Empty));
        return Results.Bytes(DeadlineCalendar.Write(open, address, clock.GetUtcNow()), DeadlineCalendar.MediaType);
    }
}
