using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Files;
using Zhiheng.Platform.Jobs;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Registry.Reporting.Jobs;

/// <summary>
/// A body's file, kept in the database until a worker has taken it into the register. Who sent it is kept where a person did: the
/// facts that come of it then name that person.
/// </summary>
internal sealed record ReportJob(
    Guid File, string FileName, string Sha256, string? TemplateNo, Guid? Account = null, string? Who = null, string? OnBehalfOf = null)
{
    public const string Kind = "report";
}

/// <summary>Takes an uploaded reporting file in and queues it. The answer is the job to ask for.</summary>
public sealed class SubmitReport(Database database, FileStore files, JobQueue jobs)
{
    public async Task<Outcome<Guid>> Handle(string approvalNo, Stream content, string fileName, string? templateNo, Act act, CancellationToken ct)
    {
        // The number of the form goes with the job: of a form that arrives twice the second file is left without one.
        var saved = await files.Save(content, fileName, FileLimits.Default.MaxBytes, act with { Once = null }, ct);
        if (saved.IsRefused)
        {
            return saved.Refusal;
        }

        string sha256;
        await using (var session = await database.Read(ct))
        {
            sha256 = (await session.First<string>("select sha256 from platform_file where id = @id", new { id = saved.Value }, ct))!;
        }

        var payload = JsonSerializer.Serialize(new ReportJob(saved.Value, fileName, sha256, templateNo, act.Account, act.Account is null ? null : act.Who, act.OnBehalfOf));
        return await jobs.Add(ReportJob.Kind, approvalNo, payload, act, ct);
    }
}
