using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;

namespace Zhiheng.Inspection.Draws;

/// <summary>The parties with an account are told what is theirs to do and until when; those with a link were handed it.</summary>
internal static class DrawNotices
{
    public static Task Opened(Work work, DrawRow draw, CancellationToken ct)
        => Tell(work, draw, draw.Witness!.Value, "witness", "opened", $"请见证抽取 {draw.Code}", $"请在 {DrawWords.Time(draw.NotBefore)} 之前提交承诺；定稿后在 {DrawWords.Time(draw.RevealBy)} 之前揭示。", draw.NotBefore, ct);

    public static async Task Frozen(Work work, DrawRow draw, CancellationToken ct)
    {
        var words = $"名单和方案已定稿。请在 {DrawWords.Time(draw.NotBefore)} 之后、{DrawWords.Time(draw.RevealBy)} 之前揭示，逾期按空值计并向社会公布。";
        await Tell(work, draw, draw.Drawer, "operate", "frozen", $"请揭示抽取 {draw.Code}", words, draw.RevealBy, ct);
        await Tell(work, draw, draw.Witness!.Value, "witness", "frozen", $"请揭示抽取 {draw.Code}", words, draw.RevealBy, ct);
    }

    private static Task<bool> Tell(Work work, DrawRow draw, Guid account, string page, string step, string title, string words, DateTimeOffset due, CancellationToken ct)
        => Inbox.Put(
            work,
            new Notice
            {
                Recipient = account, Kind = $"draw-{step}", Title = title, Text = words, Link = $"/workbench/draws/{draw.Id}/{page}",
                DueOn = DateOnly.FromDateTime(due.ToOffset(BusinessCalendar.BeijingOffset).DateTime), Dedupe = $"draw:{draw.Id:n}:{step}",
            },
            ct);
}
