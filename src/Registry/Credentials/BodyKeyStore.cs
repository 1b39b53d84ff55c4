using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Credentials;

/// <summary>A public key (multibase) of a body; the one that is not retired signs.</summary>
public sealed record BodyKey
{
    public int Generation { get; init; }

    public string PublicKey { get; init; } = string.Empty;

    public DateTimeOffset SignsFrom { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }
}

internal static class BodyKeyStore
{
    public static Task<IReadOnlyList<BodyKey>> All(Session session, Guid body, CancellationToken ct)
        => session.Query<BodyKey>(
            "select generation, public_key, signs_from, retired_at from registry_body_key where body = @body order by generation", new { body }, ct);

    public static Task<BodyKey?> Current(Session session, Guid body, CancellationToken ct)
        => session.First<BodyKey>(
            "select generation, public_key, signs_from, retired_at from registry_body_key where body = @body and retired_at is null order by generation desc limit 1",
            new { body },
            ct);

    /// <summary>Nothing happens where another was faster.</summary>
    public static Task Add(Work work, Guid body, int generation, string publicKey, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_body_key (body, generation, public_key, signs_from) values (@body, @generation, @publicKey, @at)
            on conflict (body, generation) do nothing
            """,
            new { body, generation, publicKey, at = work.Act.At },
            ct);

    public static Task Retire(Work work, Guid body, CancellationToken ct)
        => work.Execute(
            "update registry_body_key set retired_at = @at where body = @body and retired_at is null", new { body, at = work.Act.At }, ct);

    public static Task<byte[]?> DocumentCertificate(Session session, CancellationToken ct)
        => session.First<byte[]>("select certificate from registry_document_key order by generation desc limit 1", null, ct);

    public static Task AddDocumentCertificate(Work work, byte[] certificate, CancellationToken ct)
        => work.Execute(
            "insert into registry_document_key (generation, certificate, made_at) values (1, @certificate, @at) on conflict (generation) do nothing",
            new { certificate, at = work.Act.At },
            ct);
}
