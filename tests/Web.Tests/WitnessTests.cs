using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Zhiheng.Ledger.Logs;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Web.Tests;

public sealed class WitnessTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-witness-").FullName;
    private readonly HttpClient client = new();
    private readonly Frontier tree = new();
    private WebApplication app = null!;

    public async Task InitializeAsync() => app = await Start(CopiedLog.Signer("one").Key());

    public void Dispose() => client.Dispose();

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_cosigns_what_continues_and_says_409_with_the_size_it_saw_last_otherwise()
    {
        var (first, cosignature) = await Add(0, [], Note(1));
        var (again, size) = await Add(0, [], Note(1));
        var (same, _) = await Add(1, [], Note(1));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, "1\n", HttpStatusCode.OK), (first, again, size, same));
        var witness = NoteKey.Parse((await client.GetStringAsync(app.Urls.Single())).Trim()).Value;
        Assert.Equal(NoteKey.Ed25519Cosignature, witness.Algorithm);
        Assert.False(Note(1).With(SignedNote.ParseSignatures(Encoding.UTF8.GetBytes(cosignature)).Value).Verify([witness]).IsRefused);
    }

    [Fact]
    public async Task It_remembers_over_a_restart_and_refuses_fork_and_rollback()
    {
        await Add(0, [], Note(4));
        var key = await client.GetStringAsync(app.Urls.Single());
        await app.DisposeAsync();
        app = await Start(CopiedLog.Signer("one").Key());

        var fork = new Checkpoint(CopiedLog.Origin, 4, Merkle.Leaf("x"u8)).ToNote().SignedBy(CopiedLog.Signer("one"));
        Assert.Equal(key, await client.GetStringAsync(app.Urls.Single()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Add(4, [], fork)).Status);
        Assert.Equal((HttpStatusCode.Conflict, "4\n"), await Add(0, [], Note(4)));
        Assert.Equal(HttpStatusCode.BadRequest, (await Add(4, [], new Checkpoint(CopiedLog.Origin, 3, Merkle.Leaf("x"u8)).ToNote().SignedBy(CopiedLog.Signer("one")))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Add(4, [], Note(4))).Status);
    }

    [Fact]
    public async Task An_unknown_log_a_foreign_key_a_malformed_and_a_gigantic_body_are_refused_by_their_status()
    {
        var unknown = new Checkpoint("other.example/ledger", 1, Merkle.Leaf("x"u8)).ToNote().SignedBy(CopiedLog.Signer("one", "other.example/ledger"));
        var foreign = new Checkpoint(CopiedLog.Origin, 1, Merkle.Leaf("x"u8)).ToNote().SignedBy(CopiedLog.Signer("two"));

        Assert.Equal(HttpStatusCode.NotFound, (await Add(0, [], unknown)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Add(0, [], foreign)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, await Post("nonsense"u8.ToArray()));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(new byte[200_000]));
    }

    [Fact]
    public async Task Of_many_at_once_that_disagree_one_is_cosigned()
    {
        var notes = Enumerable.Range(0, 8).Select(i => new Checkpoint(CopiedLog.Origin, 2, Merkle.Leaf([(byte)i])).ToNote().SignedBy(CopiedLog.Signer("one")));

        var answers = await Task.WhenAll(notes.Select(note => Add(0, [], note)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_damaged_memory_stops_it_and_its_secrets_are_its_owners()
    {
        await Add(0, [], Note(1));
        await app.DisposeAsync();
        await File.WriteAllTextAsync(Directory.GetFiles(folder, "*.checkpoint").Single(), "damaged");

        await Assert.ThrowsAsync<InvalidDataException>(() => Start(CopiedLog.Signer("one").Key()));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "witness.key")));
        }

        File.Delete(Directory.GetFiles(folder, "*.checkpoint").Single());
        app = await Start(CopiedLog.Signer("one").Key());
    }

    [Fact]
    public async Task The_checkpoint_of_a_growing_register_carries_its_cosignature()
    {
        await using var site = await TestSite.Start();
        await site.Register.AddBody("CNCA-R-2999-001");
        var log = await site.Grown(1);
        await app.DisposeAsync();
        app = await Start(log.Key);
        var witness = NoteKey.Parse((await client.GetStringAsync(app.Urls.Single())).Trim()).Value;
        var asking = new Witnessing(
            site.Database.Database, [new KnownWitness(new Uri(app.Urls.Single() + "/add-checkpoint"), witness)], Ask, site.Clock);

        await asking.Ask(CancellationToken.None);
        await site.Register.AddBody("CNCA-R-2999-002");
        var grown = await site.Grown(log.Size + 1);
        await asking.Ask(CancellationToken.None);

        var note = await site.Client.GetByteArrayAsync("/ledger/checkpoint");
        var opened = Checkpoint.Open(note, LogIdentity.Of(log.Key), [witness], quorum: 1);
        Assert.False(opened.IsRefused, opened.Refusal?.Message);
        Assert.True(opened.Value.Checkpoint.Size >= grown.Size);
    }

    private SignedNote Note(int size)
    {
        while (tree.Size < size)
        {
            tree.Append(Merkle.Leaf(CopiedLog.Entry((int)tree.Size)));
        }

        return new Checkpoint(CopiedLog.Origin, tree.Size, tree.Root).ToNote().SignedBy(CopiedLog.Signer("one"));
    }

    private async Task<WebApplication> Start(NoteKey log)
    {
        var started = WitnessApp.Build(new WitnessSettings(folder, "http://127.0.0.1:0", [log]));
        await started.StartAsync();
        return started;
    }

    private async Task<(int Status, byte[] Body)> Ask(Uri address, byte[] body, CancellationToken ct)
    {
        using var answer = await client.PostAsync(address, new ByteArrayContent(body), ct);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(ct));
    }

    private async Task<(HttpStatusCode Status, string Text)> Add(long old, TreeHash[] hashes, SignedNote note)
    {
        using var answer = await client.PostAsync(app.Urls.Single() + "/add-checkpoint", new ByteArrayContent(new AddCheckpoint(old, hashes, note).ToBytes()));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> Post(byte[] body)
    {
        using var answer = await client.PostAsync(app.Urls.Single() + "/add-checkpoint", new ByteArrayContent(body));
        return answer.StatusCode;
    }
}
