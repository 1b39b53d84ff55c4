using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>Every error in the same look: what happened, what it does not mean, and the way out. An outage never says "fake".</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(Say say) : PageModel
{
    public AnswerView View => Response.StatusCode switch
    {
        400 when HttpContext.Items["form-problem"] is "other-account" => Home(say["表单属于另一个账户", "This form belongs to another account"], say["这个页面是以另一个账户打开的，本次提交没有生效。请以该账户登录后重试，或从首页重新打开。", "The page was opened by another account and nothing was changed. Sign in as that account, or start again."]),
        400 when HttpContext.Items["form-problem"] is not null => Home(say["表单已失效", "This form is out of date"], say["本次提交没有生效。请返回上一页刷新后重新提交。", "Nothing was changed. Go back, reload the page and send it again."]),
        403 => Home(say["没有权限", "Not permitted"], say["您的角色不能打开这个页面或办理这件事，本次访问已记录。需要授权请联系安全管理员。", "Your role does not open this. The attempt was recorded. Ask your security administrator if you need it."]),
        400 or 414 => Answer(Verdict.Unknown, say["请求有误", "This request cannot be read"], say["地址或内容不完整。请回到首页重新查询。", "The address or what was sent is not complete. Please start again."]),
        404 => Answer(Verdict.NotRegistered, say["没有这个页面", "No such page"], say["地址可能抄错了。证书请用编号查询。", "The address may be mistyped. Look certificates up by their number."]),
        405 => Answer(Verdict.Unknown, say["这个地址不接受这种操作", "Not possible here"], say["请从首页重新开始。", "Please start again."]),
        410 => Answer(Verdict.NotRegistered, say["内容已撤下", "Withdrawn"], say["这里的内容曾经公开，公示期满或依法撤下。", "What was public here has been withdrawn when its time was over."]),
        413 => Answer(Verdict.Unknown, say["文件太大", "Too large"], say["请把文件拆成几份再上报；重复上报同一行不会重复登记。", "Please split the file; a row sent twice is registered once."]),
        429 => Answer(Verdict.Unknown, say["查询太频繁", "Too many requests"], say["请稍等一分钟再试。大批量核验请使用接口。", "Please wait a minute. To verify many, use the API."]),
        503 => Answer(Verdict.Unknown, say["暂时无法核验", "Cannot tell now"], say["登记簿此刻联系不上，因此现在说不准。这不说明证书无效，也不说明证书有效；请几分钟后再查。", "The register cannot be reached, so nothing can be said now: not that the certificate is good, nor that it is not. Please try again in a few minutes."]),
        _ => Answer(Verdict.Unknown, say["本站出了差错", "Something went wrong here"], say[$"这不说明证书有问题。请稍后再查；若再次出现，请告知编号 {HttpContext.TraceIdentifier}。", $"This says nothing about a certificate. Please try again; if it happens again, quote {HttpContext.TraceIdentifier}."]),
    };

    // A refused POST is re-executed here with its method, so both verbs lead to the same page.
    public void OnGet() => AsError();

    public void OnPost() => AsError();

    private void AsError()
    {
        var reached = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!reached)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private AnswerView Home(string title, string meaning) => new(Verdict.Unknown, title, meaning, [], [new LinkView(say["回到我的首页", "Back to my first page"], "/home")]);

    private AnswerView Answer(Verdict verdict, string title, string meaning) => new(verdict, title, meaning, [], [new LinkView(say["回到查询", "Back to look-up"], "/")]);
}
