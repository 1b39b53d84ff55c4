using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Accounts;

/// <summary>A form that was sent after its session had ended: where to, by whom it was filled in, and its fields (never files).</summary>
public sealed record ParkedForm(string Path, Guid Account, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>What outlives one request of a form: its receipt, and the form itself while its sender signs in again.</summary>
public sealed class FormStore(Database database, AccountSecrets secrets, TimeProvider clock)
{
    private static readonly TimeSpan Parked = TimeSpan.FromHours(2);

    /// <summary>Where this form led when it acted; null when it has not acted, or not by this account.</summary>
    public async Task<string?> ReceiptOf(Guid once, Guid account, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await session.First<string>(
            "select location from platform_form_receipt where once = @once and account = @account", new { once, account }, ct);
    }

    public async Task KeepReceipt(Guid once, Guid account, string location, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var work = await database.Begin(new Act("zhiheng", Capacity.System, now, "表单回执"), ct);
        await work.Execute(
            "insert into platform_form_receipt (once, account, location, at) values (@once, @account, @location, @now) on conflict (once) do nothing",
            new { once, account, location, now },
            ct);
        await work.Commit([], ct);
    }

    public async Task<Guid> Park(ParkedForm form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var work = await database.Begin(new Act("zhiheng", Capacity.System, now, "暂存表单"), ct);
        await work.Execute("delete from platform_parked_form where expires_at < @now", new { now }, ct);
        await work.Execute(
            "insert into platform_parked_form (id, sealed, expires_at) values (@id, @form, @until)",
            new { id, form = secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(form)), until = now + Parked },
            ct);
        await work.Commit([], ct);
        return id;
    }

    /// <summary>The parked form, if it is this account's. It stays until it expires, so that going back and forth loses nothing.</summary>
    public async Task<ParkedForm?> Find(Guid id, Guid account, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var found = await session.First<byte[]>(
            "select sealed from platform_parked_form where id = @id and expires_at >= @now", new { id, now = clock.GetUtcNow() }, ct);
        var form = found is null ? null : JsonSerializer.Deserialize<ParkedForm>(secrets.Open(found));
        return form?.Account == account ? form : null;
    }
}
