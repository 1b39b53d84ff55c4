using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;
using Zhiheng.Targets.Reading.Files;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>Uploaded policy documents of the region, newest first.</summary>
[Needs(Power.ReadTargets)]
public sealed class DocumentsModel(PolicyDocuments documents) : SignedInPage
{
    public IReadOnlyList<DocumentRow> Documents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Documents = await documents.List(Mandate, ct);
}

/// <summary>Uploads a policy document: it is read at once, and nothing is adopted.</summary>
[Needs(Power.DraftPolicies)]
[RequestSizeLimit(HandedIn.MostBytes)]
public sealed class DocumentsNewModel(ReceiveDocumentHandler handler) : SignedInPage
{
    [BindProperty]
    public IFormFile? Handed { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Handed is not { } file)
        {
            return PageWith(DocumentPageRefusals.NoFile(), nameof(Handed));
        }

        if (file.Length > PolicyFile.MostBytes)
        {
            return PageWith(DocumentPageRefusals.TooLarge(), nameof(Handed));
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        var done = await handler.Handle(new ReceiveDocument(Path.GetFileName(file.FileName), content.ToArray()), ActBy("上传政策文件"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Handed)) : LocalRedirect($"/workbench/targets/documents/{done.Value}?done=read");
    }
}

internal static class DocumentPageRefusals
{
    public static Kernel.Refusal NoFile() => new("web.targets.no-file", "请选择一份政策文件（TXT、DOCX 或 HTML）。");

    public static Kernel.Refusal TooLarge() => new("web.targets.too-large", $"文件超过上限 {PolicyFile.MostBytes / 1024 / 1024} MB。政策文件的文字不会这么大，请去掉图片和附件后重新上传。");
}
