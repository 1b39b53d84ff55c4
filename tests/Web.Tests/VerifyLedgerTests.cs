using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Web.Tests;

/// <summary>What was done to a copy of a log, and what the command says of it.</summary>
public sealed class VerifyLedgerTests : IDisposable
{
    private const int Size = 600;
    private readonly CopiedLog log = new CopiedLog().Publish(CopiedLog.Entries(Size));

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task A_log_is_clean_and_is_remembered_only_then()
    {
        var first = await Verify("--since", log.Memory);
        log.Publish(CopiedLog.Entries(Size + 100));
        var second = await Verify("--since", log.Memory);
        var third = await Verify("--since", log.Memory, "--only-new");
        var kept = await File.ReadAllBytesAsync(log.Memory);
        log.Tamper(3, Size + 100, entries => entries.Where((_, i) => i != 3));
        var wrong = await Verify("--since", log.Memory);

        Assert.True(first.Code == 0, first.Text);
        Assert.True(second.Code == 0, second.Text);
        Assert.Contains("600 条）一致", second.Text);
        Assert.True(third.Code == 0, third.Text);
        Assert.Equal(1, wrong.Code);
        Assert.Equal(kept, await File.ReadAllBytesAsync(log.Memory));
        Assert.False(File.Exists(log.Memory + ".new"));
    }

    [Fact]
    public async Task A_deleted_an_altered_and_an_exchanged_entry_are_named()
    {
        log.Tamper(301, Size, entries => entries.Where((_, i) => i != 301 - 256));
        await Says(1, "第 301 条起有 1 条（从 0 起）被删除");

        log.Publish(CopiedLog.Entries(Size)).Tamper(0, Size, entries => [.. entries[..7], CopiedLog.Entry(7, "Forged"), .. entries[8..]]);
        await Says(1, "第 7 条（从 0 起）的内容已被改写");

        log.Publish(CopiedLog.Entries(Size)).Tamper(0, Size, entries => [.. entries[..7], entries[8], entries[7], .. entries[9..]]);
        await Says(1, "第 7 条与第 8 条（从 0 起）之间的顺序被调换");
    }

    [Fact]
    public async Task A_fork_and_a_shortened_log_are_named_by_their_first_entry()
    {
        await Verify("--since", log.Memory);

        var other = CopiedLog.Entries(Size + 1);
        other[411] = CopiedLog.Entry(411, "Forged");
        log.Publish(other);
        var forked = await Verify("--since", log.Memory);
        log.Publish(CopiedLog.Entries(Size - 50));
        var shortened = await Verify("--since", log.Memory);

        Assert.Equal(1, forked.Code);
        Assert.Contains("自第 411 条起（从 0 起）与上次核验时不同", forked.Text);
        Assert.Equal(1, shortened.Code);
        Assert.Contains("从 600 条减少为 550 条", shortened.Text);
    }

    [Fact]
    public async Task A_file_that_is_missing_an_entry_that_is_no_leaf_and_a_changed_checkpoint_are_findings()
    {
        File.Delete(log.PathOf("tile/entries/001"));
        await Says(1, "日志缺少文件 tile/entries/001");

        log.Publish([.. CopiedLog.Entries(9), "no leaf"u8.ToArray()]);
        await Says(1, "第 9 条（从 0 起）：这一条目不是本账本的叶子格式");

        log.Write("checkpoint", Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(log.PathOf("checkpoint"))).Replace("\n10\n", "\n11\n", StringComparison.Ordinal)));
        await Says(1, "proofs.note.bad-signature");
    }

    [Fact]
    public async Task Another_key_is_not_believed_and_a_retired_one_only_for_its_sizes()
    {
        var stranger = await CommandLine.Run("verify", "ledger", log.Folder, "--key", CopiedLog.Signer("two").Key().ToString());
        Keys(("one", 0, true), ("two", Size, false));
        var retired = await CommandLine.Run("verify", "ledger", log.Folder);
        Keys(("one", 0, true), ("two", Size + 1, false));
        var inTime = await CommandLine.Run("verify", "ledger", log.Folder);
        log.Publish(CopiedLog.Entries(Size + 2), "two");
        var next = await CommandLine.Run("verify", "ledger", log.Folder);

        Assert.Equal(1, stranger.Code);
        Assert.Contains("proofs.note.unsigned", stranger.Text);
        Assert.Equal(1, retired.Code);
        Assert.Contains("已停用", retired.Text);
        Assert.True(inTime.Code == 0, inTime.Text);
        Assert.Contains("首次信任", inTime.Text);
        Assert.True(next.Code == 0, next.Text);
    }

    [Fact]
    public async Task A_key_seen_first_is_remembered_and_a_later_one_does_not_take_its_place()
    {
        Keys(("one", 0, false));
        await CommandLine.Run("verify", "ledger", log.Folder, "--since", log.Memory);
        log.Publish(CopiedLog.Entries(Size + 1), "two");
        Keys(("two", 0, false));

        var changed = await CommandLine.Run("verify", "ledger", log.Folder, "--since", log.Memory);

        Assert.Equal(1, changed.Code);
        Assert.Contains("更换了密钥", changed.Text);
    }

    [Fact]
    public async Task Without_a_witness_that_is_asked_for_it_cannot_tell()
    {
        var witness = CopiedLog.Signer("witness", "witness.example", NoteKey.Ed25519Cosignature);
        var without = await Verify("--witness", witness.Key().ToString());
        var note = SignedNote.Parse(await File.ReadAllBytesAsync(log.PathOf("checkpoint"))).Value;
        log.Write("checkpoint", note.With(Cosignature.Sign(witness, note, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero))).ToBytes());
        var with = await Verify("--witness", witness.Key().ToString());

        Assert.Equal(3, without.Code);
        Assert.True(with.Code == 0, with.Text);
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_never_a_forgery()
    {
        var nobody = await CommandLine.Run("verify", "ledger", "http://127.0.0.1:9", "--key", log.Vkey);
        var nowhere = await CommandLine.Run("verify", "ledger", log.Folder + "-none", "--key", log.Vkey);
        log.Write("checkpoint", "<html>Sign in</html>"u8.ToArray());
        var portal = await Verify();
        await File.WriteAllTextAsync(log.Memory, "damaged");
        var damaged = await Verify("--since", log.Memory);

        Assert.Equal((3, 3, 3), (nobody.Code, nowhere.Code, portal.Code));
        Assert.Contains("现在说不准", nobody.Text);
        Assert.Equal(2, damaged.Code);
    }

    [Fact]
    public async Task A_payload_that_is_not_what_was_committed_to_is_named_and_a_missing_one_is_counted()
    {
        log.Publish(CopiedLog.Entries(3));
        for (var i = 0; i < 2; i++)
        {
            Offer(i, CopiedLog.Payload(i));
        }

        var good = await Verify("--payloads");
        Offer(1, CopiedLog.Payload(2));
        var wrong = await Verify("--payloads");

        Assert.True(good.Code == 0, good.Text);
        Assert.Contains("2 条已核对", good.Text);
        Assert.Contains("1 条不在副本中", good.Text);
        Assert.Equal(1, wrong.Code);
        Assert.Contains("第 1 条（从 0 起）：出示的内容与叶子中的承诺不符", wrong.Text);
    }

    [Fact]
    public async Task The_log_of_a_running_site_is_clean_from_its_root_and_from_its_folder()
    {
        await using var site = await TestSite.Start();
        await site.Register.AddBody("CNCA-R-2999-001");
        await site.Grown(1);

        var root = await CommandLine.Run("verify", "ledger", site.Address.ToString(), "--payloads");
        var folder = await CommandLine.Run("verify", "ledger", new Uri(site.Address, "ledger").ToString());

        Assert.True(root.Code == 0, root.Text);
        Assert.Contains("0 条有问题", root.Text);
        Assert.True(folder.Code == 0, folder.Text);
    }

    private Task<(int Code, string Text)> Verify(params string[] more) => CommandLine.Run(["verify", "ledger", log.Folder, "--key", log.Vkey, .. more]);

    private async Task Says(int code, string words)
    {
        var answer = await Verify();
        Assert.Contains(words, answer.Text);
        Assert.Equal(code, answer.Code);
    }

    private void Keys(params (string Word, int From, bool IsRetired)[] keys) => log.Write("keys", JsonSerializer.SerializeToUtf8Bytes(new
    {
        keys = keys.Select(key => new { vkey = CopiedLog.Signer(key.Word).Key().ToString(), fromSize = key.From, retiredAt = key.IsRetired ? "2026-03-02T00:00:00Z" : null }),
    }));

    private void Offer(int index, byte[] payload) => log.Write(
        $"payload/{index}", Encoding.UTF8.GetBytes($$"""{"index":{{index}},"salt":"{{Convert.ToHexStringLower(CopiedLog.Salt(index))}}","payload":{{Encoding.UTF8.GetString(payload)}}}"""));
}
