${headline}

Status:  ${status} (${severity})
Since:   ${since}<#if late> - found late, in mentions that arrived after a delay</#if>
Who:     ${who}
Where:   ${where}
Mood:    ${mood}
Unusual: ${terms}
<#if evidence?has_content>

WHAT PEOPLE SAY
<#list evidence as voice>

[${voice.mood}] ${voice.who}, ${voice.when}<#if voice.spread?has_content> (${voice.spread})</#if>
<#if voice.title??>${voice.title}
</#if><#if voice.text??>"${voice.text}"
</#if><#if voice.link??>${voice.link}
</#if></#list></#if>
<#if rows?has_content>

STORIES OVER TIME
<#list rows as row>
${row.time}  ${row.count} (${row.negative} negative), normal: ${row.normal}
</#list></#if>

WHY THIS MAIL
${rule}
${numbers}

WHAT TO DO
<#if consoleLink??>Acknowledge, silence or look closer:
${consoleLink}
<#else>There are no links into Grapevine here, because GRAPEVINE_PUBLIC_URL is not set. Open the console and choose ${brand}.
</#if><#if kibanaLink??>Dashboards: ${kibanaLink}
</#if><#if over>
Nothing to do now. This incident is closed.
</#if>
--
Sent by Grapevine. One mail when an incident opens, one when it gets worse, one when it is over.
