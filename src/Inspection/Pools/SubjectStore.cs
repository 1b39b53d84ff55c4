using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Pools;

/// <summary>The credit-risk class of an enterprise as imported, on what day it was computed, by whom.</summary>
public sealed record ClassRow
{
    public string Subject { get; init; } = string.Empty;

    public string Class { get; init; } = string.Empty;

    public DateOnly AsOf { get; init; }

    public string Source { get; init; } = string.Empty;
}

/// <summary>A tag on an enterprise: it counts for campaigns of that region and below it, until its last day, that day included.</summary>
public sealed record TagRow
{
    public string Subject { get; init; } = string.Empty;

    public string Tag { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public DateOnly Until { get; init; }

    public string Source { get; init; } = string.Empty;
}

internal static class SubjectStore
{
    /// <summary>Takes the class unless a newer one is known; the answer is whether it was taken.</summary>
    public static async Task<bool> SetClass(Work work, ClassRow row, CancellationToken ct)
    {
        if (await work.First<DateOnly?>("select as_of from inspection_class where subject = @Subject", row, ct) is { } held)
        {
            return held <= row.AsOf
                && await work.Execute("update inspection_class set class = @Class, as_of = @AsOf, source = @Source where subject = @Subject", row, ct) == 1;
        }

        return await work.Execute("insert into inspection_class (subject, class, as_of, source) values (@Subject, @Class, @AsOf, @Source)", row, ct) == 1;
    }

    public static Task<IReadOnlyList<ClassRow>> Classes(Session session, string? subject, string after, int most, CancellationToken ct)
        => session.Query<ClassRow>(
            """
            select subject, class, as_of, source from inspection_class
            where subject = coalesce(@subject, subject) and subject > @after order by subject limit @most
            """,
            new { subject, after, most },
            ct);

    public static Task<IReadOnlyList<(string Class, long Count)>> ClassCounts(Session session, CancellationToken ct)
        => session.Query<(string, long)>("select class, count(*) from inspection_class group by class order by class", null, ct);

    public static async Task SetTag(Work work, TagRow row, CancellationToken ct)
    {
        await work.Execute("delete from inspection_tag where subject = @Subject and tag = @Tag and region = @Region", row, ct);
        await work.Execute("insert into inspection_tag (subject, tag, region, until, source) values (@Subject, @Tag, @Region, @Until, @Source)", row, ct);
    }

    public static Task<int> DropTag(Work work, string subject, string tag, string region, CancellationToken ct)
        => work.Execute("delete from inspection_tag where subject = @subject and tag = @tag and region = @region", new { subject, tag, region }, ct);

    /// <summary>Tags of the regions whose codes begin with <paramref name="prefix"/>.</summary>
    public static Task<IReadOnlyList<TagRow>> Tags(Session session, string prefix, string? subject, int most, CancellationToken ct)
        => session.Query<TagRow>(
            """
            select subject, tag, region, until, source from inspection_tag
            where substr(region, 1, length(@prefix)) = @prefix and subject = coalesce(@subject, subject) order by tag, subject, region limit @most
            """,
            new { prefix, subject, most },
            ct);

    /// <summary>Who carries a tag on a day in a region: the tag was given there or above it, and has not run out.</summary>
    public static Task<IReadOnlyList<string>> Tagged(Session session, string tag, IReadOnlyList<string> regions, DateOnly on, CancellationToken ct)
        => session.Query<string>(
            "select distinct subject from inspection_tag where tag = @tag and until >= @on and region in ({keys}) order by subject",
            new { tag, on, keys = Session.Keys(regions) },
            ct);
}
