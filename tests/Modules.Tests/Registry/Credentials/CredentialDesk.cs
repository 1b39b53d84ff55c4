using System.Text;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Registry.Credentials;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Credentials;

/// <summary>A register with one certificate, and a reader outside who has what the site publishes.</summary>
internal sealed class CredentialDesk : IAsyncDisposable
{
    public const string Number = "99926Q00001R0M";

    private int reports;

    private CredentialDesk(ImportDesk import, TestDatabase database)
    {
        Import = import;
        Calendar = import.Register.Calendar;
        var folder = new KeyFolder(database.Folder);
        Keys = new BodyKeys(database.Database, folder, database.Clock);
        DocumentKey = new DocumentKey(database.Database, folder, database.Clock);
        Lookup = new CertificateLookup(database.Database, Calendar, TestRegister.Reference, new VerificationText(TestRegister.Reference.Schemes));
        Certificates = new ElectronicCertificates(database.Database, Lookup, Keys, new InLog(), Calendar);
        Lists = new StatusLists(database.Database, Keys, Calendar);
        Pdf = new CertificatePdf(database.Database, new DocumentWriter(DocumentFonts.Shipped), DocumentKey, Calendar);
    }

    public ImportDesk Import { get; }

    public BusinessCalendar Calendar { get; }

    public CertificateLookup Lookup { get; }

    public BodyKeys Keys { get; }

    public DocumentKey DocumentKey { get; }

    public ElectronicCertificates Certificates { get; }

    public StatusLists Lists { get; }

    public CertificatePdf Pdf { get; }

    public string Code { get; private set; } = "";

    public static CredentialAddresses At { get; } = CredentialAddresses.Of("https://zheng.example:5080").Value;

    public static async Task<CredentialDesk> Open(Dialect dialect, Row? row = null)
    {
        var import = await ImportDesk.Open(dialect);
        await import.Report(row ?? Row.System());
        var desk = new CredentialDesk(import, import.Database);
        await using var session = await import.Database.Database.Read(CancellationToken.None);
        desk.Code = (await session.First<string>("select code from registry_certificate", null, CancellationToken.None))!;
        return desk;
    }

    /// <summary>The same register, as a second process would open it.</summary>
    public CredentialDesk Again() => new(Import, Import.Database.Again()) { Code = Code };

    public async Task<ElectronicCertificate> Issue()
    {
        var outcome = await Certificates.Issue(Code, At, CancellationToken.None);
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : "");
        return outcome.Value;
    }

    public async Task<string> Refusal()
    {
        var outcome = await Certificates.Issue(Code, At, CancellationToken.None);
        Assert.True(outcome.IsRefused);
        return outcome.Refusal.Code;
    }

    /// <summary>What somebody finds who fetches keys and lists now.</summary>
    public async Task<CredentialVerdict> Check(string text)
    {
        var did = At.BodyDid(ImportDesk.One);
        var json = Encoding.UTF8.GetBytes((await Keys.Document(At, ImportDesk.One, CancellationToken.None))!.ToJsonString());
        Func<string, Proof<DidDocument>?> documents = asked => asked == did ? DidDocument.Parse(json, did) : default(Proof<DidDocument>?);
        var lists = new Dictionary<string, Proof<StatusListCredential>>();
        foreach (var purpose in new[] { StatusPurpose.Revocation, StatusPurpose.Suspension })
        {
            var list = await Lists.Read(At, ImportDesk.One, purpose, 1, CancellationToken.None);
            lists[At.StatusList(ImportDesk.One, purpose, 1)] = StatusListCredential.Read(list!, documents);
        }

        return CredentialVerifier.Check(
            text, documents, url => lists.TryGetValue(url, out var list) ? list : default(Proof<StatusListCredential>?), Calendar.Now);
    }

    public Task Suspend(string from = "2026-05-25")
        => Report($"CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE={from}|PAUSE_E_DATE=2026-08-25|REPORT_TYPE=05|REMARK={Next()}");

    public Task Lift(string on = "2026-05-30") => Report($"CHG_TYP_CODE=97_02|CHG_DATE={on}|REPORT_TYPE=05|REMARK={Next()}");

    /// <summary>The certificate loses its end. No template reports one without; the table allows it, and other registers have them.</summary>
    public async Task Endless()
    {
        await using var work = await Import.Database.Database.Begin(Import.Database.Act(), CancellationToken.None);
        await work.Execute("update registry_certificate set expires_on = null", null, CancellationToken.None);
        await work.Execute("update platform_journal set payload = replace(payload, '\"expiresOn\":\"2029-05-19\"', '\"expiresOn\":null')", null, CancellationToken.None);
        await work.Commit([], CancellationToken.None);
    }

    public async Task Report(string cells)
    {
        var reported = await Import.Report(Row.System().With(cells));
        Assert.DoesNotContain("rejected", reported.Answer);
    }

    // A file that was reported before is not read again.
    private string Next() => $"第{++reports}次";

    public async ValueTask DisposeAsync()
    {
        DocumentKey.Dispose();
        await Import.DisposeAsync();
    }

    /// <summary>A log in which every fact stands.</summary>
    private sealed class InLog : ILeaves
    {
        public Task<LeafPlace?> NewestOf(Guid subject, CancellationToken ct) => Task.FromResult<LeafPlace?>(new("zheng.example/ledger", 41, new byte[32]));
    }
}
