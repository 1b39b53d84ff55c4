using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;
using Zhiheng.Registry.Bodies;

namespace Zhiheng.Registry.Credentials;

/// <summary>
/// The keys with which the platform signs for each certification body (ES256). Private ones follow from <c>signing-0001.key</c> in
/// the data folder; the public ones stand in the database for good, so that what a retired key has signed goes on verifying.
/// </summary>
public sealed class BodyKeys(Database database, KeyFolder folder, TimeProvider clock)
{
    private const string SecretFile = "signing-0001.key";
    private const int SecretBytes = 32;

    private readonly Lazy<byte[]> secret = new(() => folder.OpenOrMake(SecretFile, SecretBytes));
    private readonly ConcurrentDictionary<(Guid Body, int Generation), Es256Signer> opened = new();

    /// <summary>Where an HSM would stand: everything else knows only the interface. Makes the first key of a body.</summary>
    internal async Task<ISigner> Signer(Guid body, string did, CancellationToken ct)
    {
        var current = await Current(body, ct);
        return new NamedSigner(Open(body, current), Name(did, current.Generation));
    }

    /// <summary>The DID document of a body with all its keys; null where there is no such body.</summary>
    public async Task<JsonObject?> Document(CredentialAddresses at, string approvalNo, CancellationToken ct)
    {
        if (await Find(approvalNo, ct) is not { } body)
        {
            return null;
        }

        await Current(body.Id, ct);
        await using var session = await database.Read(ct);
        var did = at.BodyDid(body.ApprovalNo);
        return DidDocument.Build(did, (await BodyKeyStore.All(session, body.Id, ct))
            .Select(key => KeyValuePair.Create(Name(did, key.Generation), Es256Key.FromMultibase(key.PublicKey).Value)));
    }

    /// <summary>All keys of a body, oldest first.</summary>
    public async Task<IReadOnlyList<BodyKey>> All(string approvalNo, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await BodyStore.Find(session, approvalNo, ct) is { } body ? await BodyKeyStore.All(session, body.Id, ct) : [];
    }

    /// <summary>Makes the next key of a body, which signs from now on. Announced to everybody, so that no key can be slipped in.</summary>
    public async Task<Outcome<BodyKey>> Rotate(string approvalNo, Act act, CancellationToken ct)
    {
        if (await Find(approvalNo, ct) is not { } body)
        {
            return CredentialRefusals.UnknownBody(approvalNo);
        }

        await Current(body.Id, ct);
        await using var work = await database.Begin(act, ct);
        await BodyStore.Lock(work, body.Id, ct);
        var generation = (await BodyKeyStore.All(work, body.Id, ct))[^1].Generation + 1;
        await BodyKeyStore.Retire(work, body.Id, ct);
        var key = Derive(body.Id, generation).PublicKey.ToMultibase();
        await BodyKeyStore.Add(work, body.Id, generation, key, ct);
        var fact = new BodyKeyRotated(body.ApprovalNo, generation, key, BusinessCalendar.DateIn(act.At));
        await work.Commit(JournalEntry.Public(body.Id, fact), ct);
        return new BodyKey { Generation = generation, PublicKey = key, SignsFrom = act.At };
    }

    internal async Task<CertificationBody?> Find(string approvalNo, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await BodyStore.Find(session, approvalNo, ct);
    }

    private async Task<BodyKey> Current(Guid body, CancellationToken ct)
    {
        await using (var session = await database.Read(ct))
        {
            if (await BodyKeyStore.Current(session, body, ct) is { } known)
            {
                return known;
            }
        }

        // Given back before the next is taken: as many as there are connections may stand here at once.
        await using (var work = await database.Begin(new Act("质衡", Capacity.System, clock.GetUtcNow(), "首次签发电子证书"), ct))
        {
            await BodyKeyStore.Add(work, body, 1, Derive(body, 1).PublicKey.ToMultibase(), ct);
            await work.Commit([], ct);
        }

        await using var after = await database.Read(ct);
        return (await BodyKeyStore.Current(after, body, ct))!;
    }

    private Es256Signer Open(Guid body, BodyKey key)
    {
        var signer = Derive(body, key.Generation);
        return signer.PublicKey.ToMultibase() == key.PublicKey
            ? signer
            : throw new InvalidDataException(
                $"数据目录中的 {SecretFile} 不是这个数据库签发电子证书所用的密钥，继续会签出无法核验的证书。请从备份恢复该文件后再启动。");
    }

    private Es256Signer Derive(Guid body, int generation)
        => opened.GetOrAdd((body, generation), key => Es256Signer.FromScalar(
            KeyDerivation.Scalar(secret.Value, string.Create(CultureInfo.InvariantCulture, $"body {key.Body:N} {key.Generation}")), "unnamed"));

    private static string Name(string did, int generation) => $"{did}#key-{generation}";

    /// <summary>A key is opened once, whatever address the site is asked at; its name holds that address.</summary>
    private sealed record NamedSigner(Es256Signer Key, string KeyId) : ISigner
    {
        public string Suite => Key.Suite;

        public byte[] Sign(ReadOnlySpan<byte> data) => Key.Sign(data);
    }
}
