using System.Globalization;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Web.SignedIn;

/// <summary>A version of a study that a page of the toolbox shows. <c>Content</c> is a JSON object; one that is not the reader's own is for reading only.</summary>
public sealed record OpenedStudy(Guid Id, int Version, string Title, string Kind, string Content, bool IsOwn)
{
    /// <summary>The newest version the reader may see: what a save goes on from.</summary>
    public int Latest { get; init; } = Version;
}

/// <summary>What <c>_Keep.cshtml</c> shows: the kind of the page, what was opened, and the document as it stands when the page is made, written only for who may keep or read it.</summary>
public sealed record KeepForm(string Kind, OpenedStudy? Opened, Func<string> Content);

/// <summary>
/// Opens the study that <c>?study=…&amp;version=…</c> of a public page names, for whoever may read it: the own firm, or a recipient of a consent in
/// force, whose opening is written down. A page that is asked for a study and gets null answers 404.
/// </summary>
public static class StudyOpening
{
    /// <summary>Whether the address names a study at all.</summary>
    public static bool IsAsked(HttpContext context) => context.Request.Query.ContainsKey("study");

    /// <summary>
    /// Null: none is named, nobody is signed in, or it is not theirs, of another kind, or unknown. Without a cookie nothing is read from the
    /// database.
    /// </summary>
    public static async Task<OpenedStudy?> Find(HttpContext context, string kind, CancellationToken ct)
    {
        var query = context.Request.Query;
        if (!Guid.TryParse(query["study"], out var id) || !TryVersion(query["version"], out var number))
        {
            return null;
        }

        var services = context.RequestServices;
        var visitor = services.GetRequiredService<Visitor>();
        context.Response.Headers.CacheControl = "no-store";
        if (await visitor.Recognise(context, ct) is not { } caller)
        {
            return null;
        }

        if (caller.May(Power.KeepStudies) && await services.GetRequiredService<StudyReading>().Text(id, number, caller.MandateFor(Power.KeepStudies), ct) is { } own)
        {
            return own.Kind == kind ? Opened(own, isOwn: true) : null;
        }

        foreach (var power in new[] { Power.KeepStudies, Power.ReadSharedStudies }.Where(caller.May))
        {
            var (shared, mandate) = (services.GetRequiredService<SharedStudies>(), caller.MandateFor(power));
            if ((await shared.Find(id, mandate, ct))?.Study.Kind == kind
                && await shared.Open(id, number, visitor.ActBy(power, "打开共享的研究"), mandate, visitor.Origin, ct) is { } text)
            {
                return Opened(text, isOwn: false);
            }
        }

        return null;
    }

    private static OpenedStudy Opened(VersionText text, bool isOwn)
        => new(text.Study, text.Number, text.Title, text.Kind, text.Content, isOwn) { Latest = text.Latest };

    private static bool TryVersion(string? text, out int? number)
    {
        number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        return number is not null || string.IsNullOrEmpty(text);
    }
}
