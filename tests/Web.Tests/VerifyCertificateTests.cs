using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Web.Tests;

public sealed class VerifyCertificateTests : IDisposable
{
    private static readonly Uri Platform = new("https://zheng.example:5080/");
    private static readonly byte[] Entry = CopiedLog.Entry(1);
    private static readonly LedgerPointer Pointer = new(CopiedLog.Origin, 1, Merkle.Leaf(Entry).Bytes.ToArray());

    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-verify-").FullName;
    private readonly IssuedCertificate issued = new(Platform, TimeProvider.System.GetUtcNow(), ledger: Pointer);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_genuine_one_is_valid_in_all_three_forms()
    {
        foreach (var file in new[] { Save("a.pdf", issued.Pdf()), Save("a.json", issued.Json), Save("a.jwt", issued.Jwt) })
        {
            var answer = await Verify(file);

            Assert.True(answer.Code == 0, answer.Text);
            Assert.Contains("属实且有效（截至", answer.Text);
        }
    }

    [Fact]
    public async Task Suspension_revocation_and_expiry_are_genuine_but_not_valid()
    {
        var file = Save("a.jwt", issued.Jwt);
        var suspended = await Verify(file, Save("s", issued.List(issued.Suspension, 9)), Save("r", issued.List(issued.Revocation)));
        var revoked = await Verify(file, Save("s", issued.List(issued.Suspension)), Save("r", issued.List(issued.Revocation, 7)));
        var later = await CommandLine.Run("verify", "certificate", file, "--did", Save("did.json", issued.DidJson), "--on", "2100-01-01");

        Assert.Equal((1, 1, 1), (suspended.Code, revoked.Code, later.Code));
        Assert.Contains("暂停", suspended.Text);
        Assert.Contains("撤销", revoked.Text);
        Assert.Contains("到期", later.Text);
    }

    [Fact]
    public async Task A_changed_one_is_not_genuine()
    {
        var pdf = issued.Pdf();
        pdf[^40] ^= 1;
        var attached = issued.Pdf();
        attached[attached.AsSpan().IndexOf(Encoding.ASCII.GetBytes(issued.Jwt[..40])) + 45] ^= 1;

        Assert.NotEqual(0, (await Verify(Save("a.pdf", pdf))).Code);
        Assert.Equal(2, (await Verify(Save("a.pdf", attached))).Code);
        Assert.Equal(2, (await Verify(Save("a.json", issued.Json.Replace("\\u4E91\\u5CAD", "\\u4E91\\u5CB3", StringComparison.OrdinalIgnoreCase)))).Code);
        Assert.Equal(2, (await Verify(Save("a.jwt", issued.Jwt[..^4] + "AAAA"))).Code);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_is_no_forgery()
    {
        var file = Save("a.jwt", issued.Jwt);

        var issuer = await CommandLine.Run("verify", "certificate", file);
        var list = await CommandLine.Run("verify", "certificate", file, "--did", Save("did.json", issued.DidJson));
        var network = await CommandLine.Run("verify", "certificate", Save("b.jwt", new IssuedCertificate(new Uri("http://127.0.0.1:9/"), TimeProvider.System.GetUtcNow()).Jwt), "--online");

        Assert.Equal((3, 3, 3), (issuer.Code, list.Code, network.Code));
        Assert.Contains("没有取得签发方", issuer.Text);
        Assert.Contains("没有取得状态列表", list.Text);
        Assert.Contains("无法取得 http://127.0.0.1:9/bodies/", network.Text);
    }

    [Fact]
    public async Task A_pdf_that_somebody_else_signed_is_not_believed()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var answer = await Verify(Save("a.pdf", issued.Pdf(stranger)));

        Assert.Equal(3, answer.Code);
        Assert.Contains("版面文字不可采信", answer.Text);
    }

    [Fact]
    public async Task An_issuer_that_nobody_named_is_genuine_for_itself_only()
    {
        await using var site = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder().Build();
        site.Urls.Add("http://127.0.0.1:0");
        IssuedCertificate? self = null;
        Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(site, "/{**path}", (string path) => path.EndsWith("did.json", StringComparison.Ordinal)
            ? self!.DidJson : self!.List(path.Contains("revocation", StringComparison.Ordinal) ? self.Revocation : self.Suspension));
        await site.StartAsync();
        self = new IssuedCertificate(new Uri(site.Urls.Single() + "/"), TimeProvider.System.GetUtcNow());
        var file = Save("a.jwt", self.Jwt);

        var unnamed = await CommandLine.Run("verify", "certificate", file, "--online");
        var issuer = await CommandLine.Run("verify", "certificate", file, "--online", "--issuer", self.Did);
        var platform = await CommandLine.Run("verify", "certificate", file, "--online", "--platform", site.Urls.Single());
        var other = await CommandLine.Run("verify", "certificate", file, "--online", "--platform", "https://other.example");

        Assert.Equal((3, 0, 0, 3), (unnamed.Code, issuer.Code, platform.Code, other.Code));
        Assert.Contains("您没有指明认可这一签发方", unnamed.Text);
    }

    [Fact]
    public async Task A_ledger_proof_is_checked_against_the_key_that_is_given()
    {
        var (one, two) = (Merkle.Leaf(CopiedLog.Entry(0)), Merkle.Leaf(Entry));
        var note = new Checkpoint(CopiedLog.Origin, 2, Merkle.Node(one, two)).ToNote().SignedBy(CopiedLog.Signer("one"));
        var proof = Save("a.tlog-proof", new TlogProof(1, [one], note).ToBytes());
        var file = Save("a.jwt", issued.Jwt);

        var good = await Verify(file, more: ["--proof", proof, "--key", CopiedLog.Signer("one").Key().ToString()]);
        var foreign = await Verify(file, more: ["--proof", proof, "--key", CopiedLog.Signer("two").Key().ToString()]);
        var wrong = await Verify(file, more: ["--proof", Save("b.tlog-proof", new TlogProof(1, [two], note).ToBytes()), "--key", CopiedLog.Signer("one").Key().ToString()]);

        Assert.True(good.Code == 0, good.Text);
        Assert.Contains("账本第 1 条", good.Text);
        Assert.Equal((3, 3), (foreign.Code, wrong.Code));
    }

    [Fact]
    public async Task A_kept_checkpoint_must_hold_the_fact_and_be_of_the_same_log()
    {
        using var log = new CopiedLog().Publish(CopiedLog.Entries(3));
        var file = Save("a.jwt", issued.Jwt);
        var (one, two, three) = (Merkle.Leaf(CopiedLog.Entry(0)), Merkle.Leaf(Entry), Merkle.Leaf(CopiedLog.Entry(2)));
        var head = Merkle.Node(Merkle.Node(one, two), three);
        var proof = Save("a.tlog-proof", new TlogProof(1, [one, three], Note(3, head)).ToBytes());
        Task<(int Code, string Text)> With(SignedNote kept, params string[] more)
            => Verify(file, more: ["--checkpoint", Save("kept", kept.ToBytes()), "--key", log.Vkey, .. more]);

        var same = await With(Note(3, head), "--proof", proof);
        var tiles = await With(Note(3, head), "--ledger", log.Folder);
        var grown = await With(Note(2, Merkle.Node(one, two)), "--proof", proof, "--ledger", log.Folder);

        Assert.All([same, tiles, grown], answer => Assert.True(answer.Code == 0, answer.Text));
        Assert.Contains("与您保存的检查点（共 2 条）一致", grown.Text);
    }

    [Fact]
    public async Task A_checkpoint_that_does_not_hold_the_fact_or_is_of_a_forked_log_proves_nothing()
    {
        using var log = new CopiedLog().Publish(CopiedLog.Entries(3));
        var file = Save("a.jwt", issued.Jwt);
        var (one, two, three) = (Merkle.Leaf(CopiedLog.Entry(0)), Merkle.Leaf(Entry), Merkle.Leaf(CopiedLog.Entry(2)));
        var head = Merkle.Node(Merkle.Node(one, two), three);
        var proof = Save("a.tlog-proof", new TlogProof(1, [one, three], Note(3, head)).ToBytes());
        Task<(int Code, string Text)> With(SignedNote kept, params string[] more)
            => Verify(file, more: ["--checkpoint", Save("kept", kept.ToBytes()), "--key", log.Vkey, .. more]);

        (string Words, (int Code, string Text) Answer)[] answers =
        [
            ("账本分叉了", await With(Note(3, Merkle.Node(one, two)), "--proof", proof)),
            ("不是大小为 3 的日志的开头", await With(Note(2, Merkle.Node(two, one)), "--proof", proof, "--ledger", log.Folder)),
            ("没有账本的数据", await With(Note(2, Merkle.Node(one, two)), "--proof", proof)),
            ("只有检查点还不能证明", await With(Note(3, head))),
            ("那时它还不在账本中", await With(Note(1, one), "--ledger", log.Folder)),
            ("没有目录", await With(Note(3, head), "--ledger", Path.Combine(folder, "none"))),
            ("检查点不能采用", await With(new Checkpoint(CopiedLog.Origin, 3, head).ToNote().SignedBy(CopiedLog.Signer("two")), "--ledger", log.Folder)),
        ];

        Assert.All(answers, one =>
        {
            Assert.True(one.Answer.Code == 3, one.Answer.Text);
            Assert.Contains(one.Words, one.Answer.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_number_is_still_looked_up()
    {
        await using var site = await TestSite.Start();

        var answer = await CommandLine.Run("verify", "00126Q31874R1M/3700", "--data", site.Database.Folder);

        Assert.Equal(2, answer.Code);
        Assert.Contains("不在本登记簿", answer.Text);
    }

    private Task<(int Code, string Text)> Verify(string file, string? suspension = null, string? revocation = null, params string[] more) => CommandLine.Run(
    [
        "verify", "certificate", file, "--did", Save("did.json", issued.DidJson), "--did", Save("platform.json", issued.PlatformDidJson),
        "--status", suspension ?? Save("s", issued.List(issued.Suspension)), "--status", revocation ?? Save("r", issued.List(issued.Revocation)), .. more,
    ]);

    private static SignedNote Note(long size, TreeHash root) => new Checkpoint(CopiedLog.Origin, size, root).ToNote().SignedBy(CopiedLog.Signer("one"));

    private string Save(string name, string text) => Save(name, Encoding.UTF8.GetBytes(text));

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
