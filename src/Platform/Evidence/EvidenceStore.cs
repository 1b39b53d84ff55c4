using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Evidence;

internal static class EvidenceStore
{
    private const string Select =
        """
        select e.id, e.digest, c.bytes, c.kind, c.scan, e.purpose, e.subject, e.name, e.trust, e.owner, e.region, e.uploaded_by, e.uploaded_at
        from platform_evidence e join platform_evidence_content c on c.digest = e.digest
        """;

    /// <summary>Makes the content known and holds it, until the transaction ends, against whoever would remove it.</summary>
    public static Task Hold(Work work, string digest, long bytes, EvidenceKind kind, string scan, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_evidence_content (digest, bytes, kind, scan) values (@digest, @bytes, @kind, @scan)
            on conflict (digest) do update set scan = case when excluded.scan = 'clean' then 'clean' else platform_evidence_content.scan end
            """,
            new { digest, bytes, kind = kind.ToString(), scan },
            ct);

    /// <summary>Whether nobody knows the content; then nobody else can make it known until the transaction ends. Roll it back.</summary>
    public static async Task<bool> HoldUnknown(Work work, string digest, CancellationToken ct)
        => await work.Execute(
            "insert into platform_evidence_content (digest, bytes, kind, scan) values (@digest, 1, '', 'not-scanned') on conflict (digest) do nothing",
            new { digest },
            ct) == 1;

    /// <summary>Takes the first free slot of the matter. False: all are taken. Two at once get two slots.</summary>
    public static async Task<bool> Add(Work work, EvidenceFile file, int mostFiles, CancellationToken ct)
    {
        var taken = await work.Query<int>(
            "select slot from platform_evidence where purpose = @Purpose and subject = @Subject", new { file.Purpose, file.Subject }, ct);
        foreach (var slot in Enumerable.Range(1, mostFiles).Except(taken))
        {
            var added = await work.Execute(
                """
                insert into platform_evidence (id, digest, purpose, subject, slot, name, trust, owner, region, uploaded_by, uploaded_at)
                values (@Id, @Digest, @Purpose, @Subject, @slot, @Name, @trust, @Owner, @Region, @UploadedBy, @UploadedAt)
                on conflict (purpose, subject, slot) do nothing
                """,
                new
                {
                    file.Id, file.Digest, file.Purpose, file.Subject, slot, file.Name, trust = file.Trust.ToString(), file.Owner, file.Region,
                    file.UploadedBy, file.UploadedAt,
                },
                ct);
            if (added == 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes one row away, and with the last row of a content the content; its file is then an orphan for the sweep.</summary>
    public static async Task Remove(Work work, EvidenceFile file, CancellationToken ct)
    {
        await work.Execute("delete from platform_evidence where id = @Id", new { file.Id }, ct);
        await work.Execute(
            "delete from platform_evidence_content where digest = @Digest and not exists (select 1 from platform_evidence e where e.digest = @Digest)",
            new { file.Digest },
            ct);
    }

    public static Task<EvidenceFile?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<EvidenceFile>($"{Select} where e.id = @id", new { id }, ct);

    public static Task<IReadOnlyList<EvidenceFile>> OfDigest(Session session, string digest, CancellationToken ct)
        => session.Query<EvidenceFile>($"{Select} where e.digest = @digest order by e.uploaded_at, e.id", new { digest }, ct);

    public static Task<IReadOnlyList<EvidenceFile>> OfSubject(Session session, Guid subject, CancellationToken ct)
        => session.Query<EvidenceFile>($"{Select} where e.subject = @subject order by e.uploaded_at, e.id", new { subject }, ct);

    public static Task<IReadOnlyList<string>> Digests(Session session, CancellationToken ct)
        => session.Query<string>("select digest from platform_evidence_content order by digest", null, ct);
}
