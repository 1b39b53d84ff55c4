using System.Security.Cryptography;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Reading;
using Zhiheng.Targets.Reading.Files;

namespace Zhiheng.Targets.Policies;

/// <summary>A policy document as a file: TXT, DOCX or HTML, at most <see cref="PolicyFile.MostBytes"/>.</summary>
public sealed record ReceiveDocument(string FileName, byte[] Content);

/// <summary>Reads an uploaded document into a draft. The file itself is not kept; its text and its digest are.</summary>
public sealed class ReceiveDocumentHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(ReceiveDocument command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.Text(command.FileName, "文件名", 200)) is { } refusal)
        {
            return refusal;
        }

        var read = PolicyFile.Read(command.Content).Then(new PolicyReader(ReferenceData.Regions).Read);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var organ = mandate.Organ!;
        var draft = PolicyDraft.Of(read.Value);
        draft = draft with { Head = draft.Head with { Region = draft.Head.Region ?? organ.Region.Value } };
        var row = new DocumentRow
        {
            Id = Guid.CreateVersion7(calendar.Now), FileName = command.FileName, Sha256 = Convert.ToHexStringLower(SHA256.HashData(command.Content)), Body = read.Value.Source.Text,
            Reading = PolicyJson.Write(read.Value), Draft = draft.Write(), Region = draft.Head.Region, OrganRegion = organ.Region.Value, OrganName = organ.Name, State = "draft",
            Author = mandate.Account, AuthorName = act.Who, ReceivedOn = calendar.Today,
        };
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await DocumentStore.Same(work, row.Sha256, row.OrganRegion, ct) is not null)
        {
            return DraftRefusals.Same();
        }

        await DocumentStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }
}
